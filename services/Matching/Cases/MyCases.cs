using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Matching.Cases;

/// <summary>The cases the caller sees, newest first, without their histories.</summary>
internal static class MyCases
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/matching/cases", Handle).For(CaseAccess.Everybody)
        .WithName("MyCases").WithSummary("A broker's own cases, an organisation's cases, or all for officials; newest first.")
        .Produces<Page<CaseView>>();

    private static async Task<Page<CaseView>> Handle(
        string[]? stage, Guid? need, Guid? result, string? after, int? limit, Caller caller, MatchingDb db, HttpContext http, CancellationToken stop)
    {
        var size = Paging.Limit(limit);
        var last = Cursors.Id(after);
        var stages = stage ?? [];
        var read = await db.Cases.AsNoTracking().Include(c => c.Need).Include(c => c.Result).VisibleTo(caller)
            .Where(c => stages.Length == 0 || stages.Contains(c.Stage))
            .Where(c => need == null || c.NeedId == need)
            .Where(c => result == null || c.ResultId == result)
            .Where(c => last == null || c.Id < last)
            .OrderByDescending(c => c.Id).Take(size + 1).ToListAsync(stop);
        var ids = read.SelectMany(c => new[] { c.BuyerId, c.SellerId }).Distinct().ToList();
        var parties = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, stop);
        return read.ConvertAll(c => CaseView.Of(c, parties, c.Moves(caller))).ToPage(size, c => c.Id.ToString(), http);
    }
}
