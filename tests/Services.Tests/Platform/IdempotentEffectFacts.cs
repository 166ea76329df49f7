using System.Net;
using System.Text;
using Npgsql;
using TechMarket.Platform;
using TechMarket.Tests.Contracts;
using TechMarket.Tests.Identity;
using TechMarket.Tests.Listings;
using TechMarket.Tests.Matching;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Platform;

/// <summary>Endpoints whose effect is more than one row: the key holds for all of it.</summary>
[Collection(MarketTests.Name)]
public sealed class IdempotentEffectFacts(SharedMarket shared)
{
    private Market Market => shared.Market;

    [Fact]
    public async Task A_contract_registered_twice_has_one_number_and_takes_one()
    {
        var seller = await Market.SignInAsInstitute();
        var registrar = await Market.SignInAsRegistrar();
        var today = Market.Clock.Today();
        var ids = new[] { await seller.Accepted(registrar, Filing.Content(today)), await seller.Accepted(registrar, Filing.Content(today)) };
        var (key, seen) = (NewKey(), await registrar.VersionOf($"api/contracts/{ids[0]}"));
        using var first = await registrar.PostOnce($"api/contracts/{ids[0]}/registration", new { }, key, seen);
        await first.MustBe(HttpStatusCode.OK);
        using var second = await registrar.PostOnce($"api/contracts/{ids[0]}/registration", new { }, key, seen);
        Assert.Equal(await first.Seen(), await second.Seen());
        var number = long.Parse((await second.Json()).Text("number")!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal($"{number + 1}", await registrar.Register(ids[1]));
    }

    [Fact]
    public async Task A_person_who_registers_twice_gets_one_account_one_letter_and_no_refusal()
    {
        var (email, key) = (People.NewEmail(), NewKey());
        var registration = People.Registration(email);
        using var first = await Market.Anyone.PostOnce("api/identity/registrations", registration, key);
        using var second = await Market.Anyone.PostOnce("api/identity/registrations", registration, key);
        await first.MustBe(HttpStatusCode.Created);
        Assert.Equal(await first.Seen(), await second.Seen());
        await Market.Confirm(email);
        using var person = await Market.SignIn(email, People.Password);
        Assert.Equal(email, (await person.Read("api/identity/me")).Text("email"));
    }

    [Fact]
    public async Task The_secret_of_a_new_client_is_told_again_but_lies_nowhere_in_plain()
    {
        using var administrator = await Market.SignInAsAdministrator();
        var key = NewKey();
        using var first = await administrator.PostOnce("api/identity/clients", new { name = "财务系统" }, key);
        await first.MustBe(HttpStatusCode.Created);
        using var second = await administrator.PostOnce("api/identity/clients", new { name = "财务系统" }, key);
        Assert.Equal(await first.Seen(), await second.Seen());
        var secret = (await second.Json()).Text("clientSecret")!;
        var row = await Row("identity", key);
        Assert.True(row.Length > secret.Length);
        Assert.DoesNotContain(secret, Encoding.Latin1.GetString(row), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_taken_again_is_no_refusal_and_a_note_is_written_once()
    {
        var pair = await Market.Suggested();
        using var broker = await Market.SignInAsBroker();
        var key = NewKey();
        using var taken = await broker.PostOnce("api/matching/cases", new { suggestionId = pair.Suggestion }, key);
        await taken.MustBe(HttpStatusCode.Created);
        using var again = await broker.PostOnce("api/matching/cases", new { suggestionId = pair.Suggestion }, key);
        Assert.Equal(await taken.Seen(), await again.Seen());
        using var late = await broker.PostOnce("api/matching/cases", new { suggestionId = pair.Suggestion }, NewKey());
        await late.MustBe(HttpStatusCode.Conflict);
        Assert.Equal("case.already-taken", await late.Code());

        var notes = $"{taken.Headers.Location}/notes";
        for (var i = 0; i < 2; i++)
        {
            using var noted = await broker.PostOnce(notes, new { text = "只记一次" }, key);
            await noted.MustBe(HttpStatusCode.OK);
        }
        var read = (await broker.Read(taken.Headers.Location!.ToString())).GetRawText();
        Assert.Equal(2, read.Split("只记一次").Length);
    }

    /// <summary>Larger than a body usually may be, so that it also goes by way of a file; the runner hears of it after the commit.</summary>
    [Fact]
    public async Task A_file_sent_twice_is_imported_once()
    {
        using var client = await Market.SignInAsAdministrator();
        var key = NewKey();
        var file = Encoding.UTF8.GetBytes("""{"id":"once","title":"只导入一次的需求"}""" + Blanks);
        using var first = await client.PostOnce("api/listings/imports/needs?source=once", new ByteArrayContent(file), key);
        await first.MustBe(HttpStatusCode.Accepted);
        using var second = await client.PostOnce("api/listings/imports/needs?source=once", new ByteArrayContent(file), key);
        Assert.Equal(await first.Seen(), await second.Seen());
        Assert.True(second.IsReplayed());
        await Answers.Eventually(async () => (await client.Read(first.Headers.Location!.ToString())).Text("status") is "done" ? "" : null);
        Assert.Single((await client.Read("api/listings/imports")).Items(), job => job.Text("source") == "once");
    }

    private static readonly string Blanks = string.Concat(Enumerable.Repeat('\n' + new string(' ', 1024 * 1024), 31));

    private static string NewKey() => Guid.NewGuid().ToString();

    private async Task<byte[]> Row(string schema, string key)
    {
        await using var connection = new NpgsqlConnection(Market.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"select convert_to(row(k.*)::text, 'UTF8') || k.body || k.body_hash from {schema}.idempotency_keys k where key = $1", connection);
        command.Parameters.AddWithValue(key);
        return (byte[])(await command.ExecuteScalarAsync())!;
    }
}
