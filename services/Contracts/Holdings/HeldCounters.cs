using Microsoft.EntityFrameworkCore;
using TechMarket.Contracts.Registration;
using TechMarket.Platform;

namespace TechMarket.Contracts.Holdings;

/// <summary>The last contract number of each office and year; there are few, so they are one page.</summary>
internal static class HeldCounters
{
    /// <param name="Own">The office of this market, whose numbers have no gaps; the other one is for imports.</param>
    internal sealed record Row(string Office, int Year, long Last, bool Own);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapHolding("contracts", "counters", Handle);

    private static async Task<Page<Row>> Handle(ContractsDb db, Numbering numbering, CancellationToken stop) => new(
        await db.Counters.AsNoTracking().Where(counter => !counter.Office.StartsWith(Numbering.ListCounters)).OrderBy(counter => counter.Office).ThenBy(counter => counter.Year)
            .Select(counter => new Row(counter.Office, counter.Year, counter.Last, counter.Office == numbering.Office)).ToListAsync(stop),
        null);
}
