using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using TechMarket.Listings;
using TechMarket.Platform.Messaging;
using TechMarket.Tests.Identity;
using TechMarket.Tests.Listings;
using TechMarket.Tests.Matching;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Platform;

/// <summary>Whoever sends a request again because no answer came, with the same Idempotency-Key, creates once.</summary>
[Collection(MarketTests.Name)]
public sealed class IdempotencyFacts(SharedMarket shared)
{
    private const string Needs = "api/listings/needs";

    private Market Market => shared.Market;

    [Fact]
    public async Task The_same_key_twice_creates_once_and_is_answered_the_same()
    {
        using var owner = await Market.SignInAsEnterprise();
        var (title, key) = New();
        using var first = await owner.PostOnce(Needs, new { title }, key);
        using var second = await owner.PostOnce(Needs, new { title }, key);
        await first.MustBe(HttpStatusCode.Created);
        Assert.Equal(await first.Seen(), await second.Seen());
        Assert.NotNull(second.Headers.ETag);
        Assert.NotNull(second.Headers.Location);
        Assert.Equal((false, true), (first.IsReplayed(), second.IsReplayed()));
        Assert.Equal(1, await Count(owner, title));
    }

    [Fact]
    public async Task Without_a_key_or_with_another_one_each_request_creates()
    {
        using var owner = await Market.SignInAsEnterprise();
        var (title, _) = New();
        foreach (var key in new[] { New().Key, "another key, " + New().Key })
        {
            using var keyed = await owner.PostOnce(Needs, new { title }, key);
            await keyed.MustBe(HttpStatusCode.Created);
            await owner.Post(Needs, new { title }, HttpStatusCode.Created);
        }
        Assert.Equal(4, await Count(owner, title));
    }

    /// <summary>What was created in the commit of a key is a record like any other: its version is that of the answer.</summary>
    [Fact]
    public async Task The_version_answered_is_the_version_of_the_record()
    {
        using var owner = await Market.SignInAsEnterprise();
        var (title, key) = New();
        using var created = await owner.PostOnce(Needs, new { title }, key);
        await created.MustBe(HttpStatusCode.Created);
        Assert.Equal(created.Headers.ETag!.ToString(), await owner.VersionOf(created.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task Other_content_under_the_same_key_is_422()
    {
        using var owner = await Market.SignInAsEnterprise();
        var (title, key) = New();
        using var first = await owner.PostOnce(Needs, new { title }, key);
        await first.MustBe(HttpStatusCode.Created);
        using var other = await owner.PostOnce(Needs, new { title = title + "二" }, key);
        await other.MustBe(HttpStatusCode.UnprocessableEntity);
        var problem = await other.Json();
        Assert.Equal("idempotency.key-reused", problem.Text("code"));
        Assert.Contains("请换一个幂等键", problem.Text("detail"), StringComparison.Ordinal);
        using var query = await owner.PostOnce(Needs + "?other=1", new { title }, key);
        await query.MustBe(HttpStatusCode.UnprocessableEntity);
        Assert.Equal((1, 0), (await Count(owner, title), await Count(owner, title + "二")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\tb")]
    [InlineData("a\u007f")]
    [InlineData(null)]
    public async Task A_key_that_cannot_be_one_is_400(string? key)
    {
        using var owner = await Market.SignInAsEnterprise();
        var (title, _) = New();
        using var answer = await owner.PostOnce(Needs, new { title }, key ?? new string('k', 201));
        await answer.MustBe(HttpStatusCode.BadRequest);
        Assert.True((await answer.Json()).GetProperty("errors").TryGetProperty("Idempotency-Key", out _));
        Assert.Equal(0, await Count(owner, title));
    }

    [Fact]
    public async Task Who_sends_it_while_the_first_still_runs_waits_and_gets_the_same()
    {
        using var owner = await Market.SignInAsEnterprise();
        var (title, key) = New();
        await using var database = await Connected();
        await using var hold = await database.BeginTransactionAsync();
        await Sql(database, "lock table listings.needs in share row exclusive mode");
        var both = Enumerable.Range(0, 2).Select(_ => owner.PostOnce(Needs, new { title }, key)).ToArray();
        await using var look = await Connected();
        await Answers.Eventually(async () => await Sql(look, """
            select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into%idempotency_keys%'
            """) is 1L ? "the second waits for the row of the first" : null);
        Assert.DoesNotContain(both, one => one.IsCompleted);
        await hold.RollbackAsync();
        var answers = await Task.WhenAll(both);
        await answers[0].MustBe(HttpStatusCode.Created);
        Assert.Equal(await answers[0].Seen(), await answers[1].Seen());
        Assert.Single(answers, answer => answer.IsReplayed());
        Assert.Equal(1, await Count(owner, title));
    }

    [Fact]
    public async Task Many_at_once_create_once()
    {
        using var owner = await Market.SignInAsEnterprise();
        var (title, key) = New();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => owner.PostOnce(Needs, new { title }, key)));
        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Seen()))).Distinct());
        Assert.Equal(1, await Count(owner, title));
    }

    [Fact]
    public async Task A_refused_request_leaves_the_key_free()
    {
        using var owner = await Market.SignInAsEnterprise();
        var (title, key) = New();
        using var wrong = await owner.PostOnce(Needs, new { title = "" }, key);
        await wrong.MustBe(HttpStatusCode.BadRequest);
        Assert.Equal("application/problem+json", wrong.Content.Headers.ContentType!.MediaType);
        using var right = await owner.PostOnce(Needs, new { title }, key);
        await right.MustBe(HttpStatusCode.Created);

        var (email, other) = (People.NewEmail(), New().Key);
        await Market.Anyone.Post("api/identity/registrations", People.Registration(email), HttpStatusCode.Created);
        using var taken = await Market.Anyone.PostOnce("api/identity/registrations", People.Registration(email), other);
        await taken.MustBe(HttpStatusCode.Conflict);
        Assert.Equal("account.email-taken", await taken.Code());
        using var free = await Market.Anyone.PostOnce("api/identity/registrations", People.Registration(People.NewEmail()), other);
        await free.MustBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Each_caller_has_keys_of_its_own()
    {
        using var one = await Market.SignInAsEnterprise();
        using var another = await Market.NewPerson(People.NewEmail());
        var (title, key) = New();
        using var first = await one.PostOnce(Needs, new { title }, key);
        using var second = await another.PostOnce(Needs, new { title }, key);
        await second.MustBe(HttpStatusCode.Created);
        Assert.False(second.IsReplayed());
        Assert.NotEqual(await first.Seen(), await second.Seen());
        Assert.Equal((1, 1), (await Count(one, title), await Count(another, title)));
    }

    /// <summary>The connection dies when the need is written and only the answer is still to be kept.</summary>
    [Fact]
    public async Task What_dies_half_way_leaves_neither_key_nor_record()
    {
        using var owner = await Market.SignInAsEnterprise();
        var (title, key) = New();
        await using var database = await Connected();
        await Sql(database, """
            create function listings.die() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
            create trigger die before update on listings.idempotency_keys for each row execute function listings.die();
            """);
        using (var dead = await owner.PostOnce(Needs, new { title }, key))
        {
            await Sql(database, "drop function listings.die() cascade");
            await dead.MustBe(HttpStatusCode.ServiceUnavailable);
        }
        Assert.Equal(0, await Count(owner, title));
        using var again = await owner.PostOnce(Needs, new { title }, key);
        await again.MustBe(HttpStatusCode.Created);
        Assert.Equal((false, 1), (again.IsReplayed(), await Count(owner, title)));
    }

    [Fact]
    public async Task Keys_older_than_a_day_are_deleted()
    {
        using var owner = await Market.SignInAsEnterprise();
        var ((old, oldKey), (young, youngKey)) = (New(), New());
        foreach (var (title, key) in new[] { (old, oldKey), (young, youngKey) })
        {
            using var answer = await owner.PostOnce(Needs, new { title }, key);
            await answer.MustBe(HttpStatusCode.Created);
        }
        await using var database = await Connected();
        await Sql(database, $"""
            update listings.idempotency_keys set made_at = now() - interval '1445 minutes' where key = '{oldKey}';
            update listings.idempotency_keys set made_at = now() - interval '1435 minutes' where key = '{youngKey}';
            """);
        await Market.Services.GetServices<IHostedService>().OfType<CleanUp<ListingsDb>>().Single().Run(default);
        Assert.Equal(1L, await Sql(database, $"select count(*) from listings.idempotency_keys where key in ('{oldKey}', '{youngKey}')"));
        using var kept = await owner.PostOnce(Needs, new { title = young }, youngKey);
        Assert.True(kept.IsReplayed());
    }

    [Fact]
    public async Task A_restart_keeps_them_and_lost_seals_never_create_again()
    {
        await using var market = await Market.Open();
        var (title, key) = New();
        using var first = await (await market.SignInAsEnterprise()).PostOnce(Needs, new { title }, key);
        await first.MustBe(HttpStatusCode.Created);
        await market.Restart();
        using var second = await (await market.SignInAsEnterprise()).PostOnce(Needs, new { title }, key);
        Assert.Equal(await first.Seen(), await second.Seen());
        Assert.True(second.IsReplayed());

        await market.Restart(() => Directory.Delete(Path.Combine(market.Folder, "keys"), recursive: true));
        using var owner = await market.SignInAsEnterprise();
        using var lost = await owner.PostOnce(Needs, new { title }, key);
        await lost.MustBe(HttpStatusCode.Conflict);
        Assert.Equal("idempotency.answer-lost", await lost.Code());
        Assert.Equal(1, await Count(owner, title));
    }

    private static (string Title, string Key) New() => ($"幂等的需求{Guid.NewGuid():n}", Guid.NewGuid().ToString());

    private static async Task<int> Count(HttpClient owner, string title) =>
        (await owner.Read($"{Needs}/mine?limit=200")).Items().Count(need => need.Text("title") == title);

    private async Task<NpgsqlConnection> Connected()
    {
        var connection = new NpgsqlConnection(Market.Database);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<object?> Sql(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
