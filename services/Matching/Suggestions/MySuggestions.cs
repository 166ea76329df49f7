using Microsoft.EntityFrameworkCore;
using TechMarket.Events.Codes;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Matching.Suggestions;

/// <summary>The suggestions for all listings of the caller's organisation, newest first, or best first with <c>sort=best</c>.</summary>
internal static class MySuggestions
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/matching/suggestions/mine", Handle)
        .For(Roles.Enterprise, Roles.Institute)
        .WithName("MySuggestions").WithSummary("The suggestions for the listings of my organisation, newest first or, with sort=best, best first.")
        .Produces<Page<SuggestionView>>();

    private static async Task<Page<SuggestionView>> Handle(
        string? status, string? sort, string? after, int? limit, Caller caller, MatchingDb db, HttpContext http, CancellationToken stop)
    {
        var mine = caller.Organisation;
        var found = db.Alive()
            .Where(s => mine != null && (s.Need.OrganisationId == mine || s.Result.OrganisationId == mine))
            .Where(s => status == null ? s.Status != SuggestionStatuses.Dismissed : s.Status == status);
        return sort == "best" ? await found.BestFirst(after, limit, http, stop) : await NewestFirst(found, after, limit, http, stop);
    }

    private static async Task<Page<SuggestionView>> NewestFirst(
        IQueryable<Suggestion> found, string? after, int? limit, HttpContext http, CancellationToken stop)
    {
        var size = Paging.Limit(limit);
        var last = Cursors.Id(after);
        var read = await found.Where(s => last == null || s.Id < last).OrderByDescending(s => s.Id).Take(size + 1).ToListAsync(stop);
        return read.ConvertAll(SuggestionView.Of).ToPage(size, s => s.Id.ToString(), http);
    }
}
