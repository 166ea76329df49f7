using TechMarket.Events.Codes;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Matching.Suggestions;

/// <summary>The suggestions of one listing, best first: all for brokers, officials and its owner; for others those that touch their own.</summary>
internal static class SuggestionsOfListing
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/matching/suggestions", Handle)
        .For(Roles.Enterprise, Roles.Institute, Roles.Broker, Roles.Supervisor, Roles.Registrar, Roles.Administrator, Roles.Service)
        .WithName("SuggestionsOfListing").WithSummary("The suggestions of one listing with their reasons, best first.")
        .Produces<Page<SuggestionView>>();

    private static Task<Page<SuggestionView>> Handle(
        Guid listing, string? status, string? after, int? limit, Caller caller, MatchingDb db, HttpContext http, CancellationToken stop) =>
        db.Alive().VisibleTo(caller)
            .Where(s => s.NeedId == listing || s.ResultId == listing)
            .Where(s => status == null ? s.Status != SuggestionStatuses.Dismissed : s.Status == status)
            .BestFirst(after, limit, http, stop);
}
