using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Statistics;

/// <summary>
/// Adds the whole roll-up up anew from the contracts and names each line that differs. One statement, hence one moment: registrations that go on
/// meanwhile make no difference. Takes some minutes for a million contracts.
/// </summary>
internal static class CheckSums
{
    private const int Most = 100;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    /// <param name="Items">The first differences; at most 100.</param>
    internal sealed record Response(IReadOnlyList<Difference> Items);

    /// <summary>One line of the roll-up, and what it should be. Amounts in 元.</summary>
    internal sealed record Difference(
        string Side, string Place, string Span, DateOnly StartsOn, string Dimension, string Value,
        int Count, decimal Total, decimal Technology, int TrueCount, decimal TrueTotal, decimal TrueTechnology);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/statistics/differences", Handle).For(Roles.Service)
        .WithName("CheckSums").WithSummary("The statistics' sums against the contracts, added up anew").Produces<Response>();

    private static async Task<IResult> Handle(ContractsDb db, CancellationToken stop)
    {
        db.Database.SetCommandTimeout(Longest);
        await using var moment = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"set local work_mem = '512MB'", stop);
        return Results.Ok(new Response(await db.Database.SqlQuery<Difference>($"""
            select side, place, span, starts_on, dimension, value,
              coalesce(known.count, 0) as count, coalesce(known.total, 0) as total, coalesce(known.technology, 0) as technology,
              coalesce(anew.count, 0) as true_count, coalesce(anew.total, 0) as true_total, coalesce(anew.technology, 0) as true_technology
            from contracts.contract_sums known full join contracts.contract_sums_anew anew using (side, place, span, starts_on, dimension, value)
            where (coalesce(known.count, 0), coalesce(known.total, 0), coalesce(known.technology, 0))
              <> (coalesce(anew.count, 0), coalesce(anew.total, 0), coalesce(anew.technology, 0))
            order by side, place, span, starts_on, dimension, value limit {Most}
            """).ToListAsync(stop)));
    }
}
