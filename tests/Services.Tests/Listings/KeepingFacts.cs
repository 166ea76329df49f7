using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TechMarket.Events;
using TechMarket.Listings;
using TechMarket.Listings.Needs;
using TechMarket.Listings.Organisations;
using TechMarket.Platform.Messaging;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Listings;

/// <summary>What Listings does by itself: it keeps copies of organisations and closes what is over. A market of its own, because time is put forward.</summary>
public sealed class KeepingFacts : IClassFixture<SharedMarket>
{
    private readonly Market market;

    public KeepingFacts(SharedMarket shared) => market = shared.Market;

    [Fact]
    public async Task An_older_state_of_an_organisation_never_replaces_a_newer_one()
    {
        var id = Guid.NewGuid();
        await Hear(State(id, 3, "third"));
        await Hear(State(id, 2, "second"));
        Assert.Equal("third", await NameOf(id));
        await Hear(State(id, 4, "fourth"));
        Assert.Equal("fourth", await NameOf(id));
    }

    [Fact]
    public async Task A_new_name_of_an_organisation_publishes_its_listings_again()
    {
        var need = await market.PublishedNeed();
        await using var scope = market.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ListingsDb>();
        var before = await db.Needs.AsNoTracking().SingleAsync(n => n.Id == need);
        var owner = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == before.OrganisationId);
        var said = await Hear(new(owner.Id, owner.Version + 100, owner.CreditCode, "新名称有限公司", null, owner.Kind, owner.District, null, null, "verified", owner.Demo));
        var after = await db.Needs.AsNoTracking().SingleAsync(n => n.Id == need);
        Assert.True(after.Change > before.Change);
        Assert.Contains(said, row => row.Name.Contains("need-published", StringComparison.Ordinal) && row.Body.Contains(need.ToString(), StringComparison.Ordinal) && row.Body.Contains("\\u65B0\\u540D", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_need_expires_on_the_day_after_its_deadline()
    {
        var id = await market.PublishedNeed();
        var expiry = market.Services.GetServices<IHostedService>().OfType<ExpireNeeds>().Single();
        market.Clock.Advance(TimeSpan.FromDays(60));
        await expiry.ExpireOver(CancellationToken.None);
        Assert.Equal("published", await StatusOf(id));
        market.Clock.Advance(TimeSpan.FromDays(2));
        await expiry.ExpireOver(CancellationToken.None);
        Assert.Equal("expired", await StatusOf(id));
        market.Clock.Advance(TimeSpan.FromDays(-62));
    }

    [Fact]
    public async Task A_need_being_changed_at_this_moment_holds_up_no_other_that_is_over()
    {
        var (busy, other) = (await market.PublishedNeed(), await market.PublishedNeed());
        var expiry = market.Services.GetServices<IHostedService>().OfType<ExpireNeeds>().Single();
        await using var editing = market.Services.CreateAsyncScope();
        var db = editing.ServiceProvider.GetRequiredService<ListingsDb>();
        await using var edit = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"update listings.needs set deadline = deadline - 1 where id = {busy}");
        market.Clock.Advance(TimeSpan.FromDays(62)); // the service's own round begins as well, and waits for the edit too
        var expiring = expiry.ExpireOver(CancellationToken.None);
        await Answers.Eventually(async () => await db.Database.SqlQuery<int>(
            $"select 1 as \"Value\" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").AnyAsync() ? "waits" : null);
        await edit.CommitAsync();
        await expiring;
        market.Clock.Advance(TimeSpan.FromDays(-62));
        Assert.Equal(("published", "expired"), (await StatusOf(busy), await StatusOf(other)));
    }

    [Fact]
    public async Task Looks_are_counted_without_changing_the_version()
    {
        var id = await market.PublishedNeed();
        using var first = await market.Anyone.GetAsync($"api/listings/needs/{id}");
        await Answers.Eventually(async () => (await market.Anyone.Read($"api/listings/needs/{id}")).GetProperty("views").GetInt64() > 0 ? "counted" : null);
        using var later = await market.Anyone.GetAsync($"api/listings/needs/{id}");
        Assert.Equal(first.Headers.ETag, later.Headers.ETag);
    }

    /// <summary>Lets Listings hear of an organisation; what it said to the others in answer, as it was written: the rows themselves leave the outbox at once.</summary>
    private async Task<IReadOnlyList<OutboxRow>> Hear(OrganisationState state)
    {
        await using var scope = market.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ListingsDb>();
        await new KnowOrganisation(db).Consume(new OrganisationReviewed(state, null, market.Clock.GetUtcNow()), CancellationToken.None);
        await db.SaveChangesAsync();
        return [.. db.Outbox.Local];
    }

    private async Task<string> NameOf(Guid id)
    {
        await using var scope = market.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ListingsDb>().Organisations.Where(o => o.Id == id).Select(o => o.Name).SingleAsync();
    }

    private async Task<string?> StatusOf(Guid need) => (await market.Anyone.Read($"api/listings/needs/{need}")).GetProperty("status").GetString();

    private static OrganisationState State(Guid id, long version, string name) => new(
        id, version, "91350502MA0000015N", name, null, "enterprise", "350502", null, null, "verified", false);
}
