using TechMarket.Events.Codes;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Matching.Suggestions;

/// <summary>What no broker works on yet, best first.</summary>
internal static class OpenSuggestions
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/matching/suggestions/open", Handle)
        .For(Roles.Broker, Roles.Supervisor, Roles.Administrator, Roles.Service)
        .WithName("OpenSuggestions").WithSummary("Suggestions no broker has taken, best first; by field (of either side) and district (of the need).")
        .Produces<Page<SuggestionView>>();

    private static Task<Page<SuggestionView>> Handle(
        string? field, string? district, string? after, int? limit, MatchingDb db, HttpContext http, CancellationToken stop) =>
        db.Alive()
            .Where(s => s.Status == SuggestionStatuses.Open)
            .Where(s => field == null || s.Need.Field == field || s.Result.Field == field)
            .Where(s => district == null || s.Need.District == district)
            .BestFirst(after, limit, http, stop);
}
