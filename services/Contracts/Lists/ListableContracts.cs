using Microsoft.EntityFrameworkCore;
using TechMarket.Contracts.Registration;
using TechMarket.Contracts.Rules;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Lists;

/// <summary>What waits to be listed: sellers with registered contracts of this office that are in no live list, and the contracts of one of them.</summary>
internal static class ListableContracts
{
    private const int MostSellers = 200;

    /// <param name="Seller">Credit code, or the name where there is none.</param>
    /// <param name="Since">Day of registration of the oldest.</param>
    internal sealed record Waiting(string Seller, string Name, int Count, DateOnly? Since);

    internal sealed record Sellers(IReadOnlyList<Waiting> Items);

    /// <param name="Large">On which side of the threshold, by the rules of today.</param>
    internal sealed record Item(Guid Id, string Number, string Title, string BuyerName, decimal? TotalAmount, decimal? TechnologyAmount, DateOnly? RegisteredOn, bool Large);

    internal sealed record Contracts(string Seller, string? Name, IReadOnlyList<Item> Items);

    public static void Map(IEndpointRouteBuilder routes)
    {
        string[] readers = [Roles.Registrar, Roles.Supervisor, Roles.Administrator];
        routes.MapGet("/api/contracts/listable", OfAll).For(readers)
            .WithName("ListableSellers").WithSummary("Sellers with contracts in no list").Produces<Sellers>();
        routes.MapGet("/api/contracts/listable/{seller}", OfOne).For(readers)
            .WithName("ListableContracts").WithSummary("A seller's contracts in no list").Produces<Contracts>();
    }

    private static async Task<IResult> OfAll(ContractsDb db, Numbering numbering, CancellationToken stop) => Results.Ok(new Sellers(await Unlisted(db, numbering)
        .GroupBy(c => c.Terms.Seller.CreditCode ?? c.Terms.Seller.Name)
        .Select(g => new { Seller = g.Key, Name = g.Max(c => c.Terms.Seller.Name), Count = g.Count(), Since = g.Min(c => c.RegisteredOn) })
        .OrderBy(one => one.Since).ThenBy(one => one.Seller).Take(MostSellers)
        .Select(one => new Waiting(one.Seller, one.Name!, one.Count, one.Since)).ToListAsync(stop)));

    private static async Task<IResult> OfOne(string seller, ContractsDb db, Numbering numbering, ReviewRules review, TimeProvider clock, CancellationToken stop)
    {
        var rules = RuleSet.On(clock.Today());
        var contracts = await Unlisted(db, numbering).Where(c => (c.Terms.Seller.CreditCode ?? c.Terms.Seller.Name) == seller)
            .OrderBy(c => c.Number).Take(Paging.MaxLimit).ToListAsync(stop);
        return Results.Ok(new Contracts(seller, contracts.LastOrDefault()?.Terms.Seller.Name, [.. contracts.Select(c => new Item(
            c.Id, c.Number!, c.Terms.Title, c.Terms.Buyer.Name, c.Terms.TotalAmount, c.Terms.TechnologyAmount, c.RegisteredOn, review.IsLarge(rules, c.Terms)))]));
    }

    private static IQueryable<Contract> Unlisted(ContractsDb db, Numbering numbering) => db.Contracts.AsNoTracking()
        .Where(c => c.Status == Contract.Registered && c.Office == numbering.Office && c.ListId == null);
}
