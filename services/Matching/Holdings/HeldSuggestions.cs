using Microsoft.EntityFrameworkCore;
using TechMarket.Matching.Suggestions;
using TechMarket.Platform;

namespace TechMarket.Matching.Holdings;

/// <summary>All suggestions, by need and result, so that a doubled one stands beside its double.</summary>
internal static class HeldSuggestions
{
    internal sealed record Row(Guid Id, Guid NeedId, Guid ResultId, string Status);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapHolding("matching", "suggestions", Handle);

    private static async Task<Page<Row>> Handle(string? after, int? limit, MatchingDb db, HttpContext http, CancellationToken stop)
    {
        var size = Holding.Size(limit);
        var read = await After(db.Suggestions.AsNoTracking(), Cursors.Read(after, Position))
            .OrderBy(s => s.NeedId).ThenBy(s => s.ResultId).ThenBy(s => s.Id).Take(size + 1)
            .Select(s => new Row(s.Id, s.NeedId, s.ResultId, s.Status)).ToListAsync(stop);
        return read.ToPage(size, row => $"{row.NeedId}|{row.ResultId}|{row.Id}", http);
    }

    /// <summary>Compared as one row of three values, which the index of need and result serves.</summary>
    private static IQueryable<Suggestion> After(IQueryable<Suggestion> all, (Guid Need, Guid Result, Guid Id)? last) => last is var (need, result, id)
        ? all.Where(s => EF.Functions.GreaterThan(ValueTuple.Create(s.NeedId, s.ResultId, s.Id), ValueTuple.Create(need, result, id)))
        : all;

    private static (Guid, Guid, Guid)? Position(string key) =>
        key.Split('|') is [var first, var second, var third]
            && Guid.TryParse(first, out var need) && Guid.TryParse(second, out var result) && Guid.TryParse(third, out var id)
            ? (need, result, id)
            : null;
}
