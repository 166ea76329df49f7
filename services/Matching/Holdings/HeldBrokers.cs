using Microsoft.EntityFrameworkCore;
using TechMarket.Matching.Copies;
using TechMarket.Platform;

namespace TechMarket.Matching.Holdings;

/// <summary>The copies of brokers an official decided on.</summary>
internal static class HeldBrokers
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapHolding("matching", "brokers", Handle);

    private static Task<Page<KnownBroker>> Handle(string? after, int? limit, MatchingDb db, HttpContext http, CancellationToken stop) =>
        db.Brokers.AsNoTracking().ById(known => known.Id, after, limit, http, stop);
}
