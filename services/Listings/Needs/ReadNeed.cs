using TechMarket.Listings.Organisations;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Listings.Needs;

/// <summary>One need: public ones for anyone, others for their owner and, once handed in, for officials.</summary>
internal static class ReadNeed
{
    internal sealed record Response(
        Guid Id, string Title, string? Problem, string? Improvement, string? Worth, string? Field, string? Industry, int? Maturity, IReadOnlyList<string> Modes,
        IReadOnlyList<string> Keywords, string? District, decimal? BudgetFrom, decimal? BudgetTo, DateOnly? Deadline, string? Confidential,
        string Status, string? StatusReason, IReadOnlyList<string> Missing, Guid OrganisationId, string OrganisationName, string? OrganisationNameEn,
        DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt, DateTimeOffset? PublishedAt, DateTimeOffset? ClosedAt, string? Source, bool Demo, long Views, IReadOnlyList<Step> History, string? ContractNumber);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/listings/needs/{id:guid}", Handle).ForAnyone()
        .WithName("ReadNeed").WithSummary("One need").WithDescription("Public ones for anyone; others are 404 but for their owner and, once handed in, for officials. `confidential` is there for the owner and officials only.")
        .Produces<Response>().ProducesProblem(404);

    private static async Task<Response> Handle(Guid id, Caller caller, ListingsDb db, Views views, HttpContext http, CancellationToken stop)
    {
        var need = await db.Needs.Readable(id, caller, stop);
        var owner = await db.Organisations.FindAsync([need.OrganisationId], stop);
        var counted = await db.Views.FindAsync([id], stop);
        var insider = caller.Owns(need.OrganisationId) || caller.IsOfficial;
        if (need.IsOpen && !insider && !caller.IsOperator)
        {
            views.Count(id);
        }
        http.Tag(need.Version);
        return Described(need, owner, counted?.Count ?? 0, insider);
    }

    private static Response Described(Need need, KnownOrganisation? owner, long views, bool insider) => new(
        need.Id, need.Title, need.Problem, need.Improvement, need.Worth, need.Field, need.Industry, need.Maturity, need.Modes,
        need.Keywords, need.District, need.BudgetFrom, need.BudgetTo, need.Deadline, insider ? need.Confidential : null,
        need.Status, insider ? need.StatusReason : null, insider ? need.Missing : [], need.OrganisationId, KnownOrganisation.NameOf(owner), owner?.NameEn,
        need.CreatedAt, need.SubmittedAt, need.PublishedAt, need.ClosedAt, need.Source, need.Demo, views, insider ? need.History : [], insider ? need.ContractNumber : null);
}
