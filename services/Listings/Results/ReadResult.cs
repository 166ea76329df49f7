using TechMarket.Listings.Organisations;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Listings.Results;

/// <summary>One result: public ones for anyone, others for their owner and, once handed in, for officials.</summary>
internal static class ReadResult
{
    internal sealed record Response(
        Guid Id, string Title, string? Abstract, string? Field, string? Industry, int? Maturity, IReadOnlyList<string> Modes,
        IReadOnlyList<string> Keywords, string? District, decimal? Price, IReadOnlyList<IpRight> Ip, IReadOnlyList<string> Experts, string? Team, string? Cases,
        string Status, string? StatusReason, IReadOnlyList<string> Missing, Guid OrganisationId, string OrganisationName, string? OrganisationNameEn,
        DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt, DateTimeOffset? PublishedAt, DateTimeOffset? ClosedAt, string? Source, bool Demo, long Views, IReadOnlyList<Step> History);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/listings/results/{id:guid}", Handle).ForAnyone()
        .WithName("ReadResult").WithSummary("One result").WithDescription("Public ones for anyone; others are 404 but for their owner and, once handed in, for officials. Amounts in 元.")
        .Produces<Response>().ProducesProblem(404);

    private static async Task<Response> Handle(Guid id, Caller caller, ListingsDb db, Views views, HttpContext http, CancellationToken stop)
    {
        var result = await db.Results.Readable(id, caller, stop);
        var owner = await db.Organisations.FindAsync([result.OrganisationId], stop);
        var counted = await db.Views.FindAsync([id], stop);
        var insider = caller.Owns(result.OrganisationId) || caller.IsOfficial;
        if (result.IsOpen && !insider && !caller.IsOperator)
        {
            views.Count(id);
        }
        http.Tag(result.Version);
        return Described(result, owner, counted?.Count ?? 0, insider);
    }

    private static Response Described(Result result, KnownOrganisation? owner, long views, bool insider) => new(
        result.Id, result.Title, result.Abstract, result.Field, result.Industry, result.Maturity, result.Modes,
        result.Keywords, result.District, result.Price, result.Ip, result.IsOpen || insider ? result.Experts : [], result.Team, result.Cases,
        result.Status, insider ? result.StatusReason : null, insider ? result.Missing : [], result.OrganisationId, KnownOrganisation.NameOf(owner), owner?.NameEn,
        result.CreatedAt, result.SubmittedAt, result.PublishedAt, result.ClosedAt, result.Source, result.Demo, views, insider ? result.History : []);
}
