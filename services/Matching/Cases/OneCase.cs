using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Matching.Cases;

/// <summary>One case with its history and what the caller may do now.</summary>
internal static class OneCase
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/matching/cases/{id:guid}", Handle).For(CaseAccess.Everybody)
        .WithName("OneCase").WithSummary("One case: its broker, the parties from the introduction on, officials.")
        .Produces<CaseView>().ProducesProblem(404);

    private static async Task<CaseView> Handle(Guid id, Caller caller, MatchingDb db, HttpContext http, CancellationToken stop)
    {
        var one = await db.CaseFor(id, caller, stop);
        http.Tag(one.Version);
        return await db.View(one, caller, stop);
    }
}
