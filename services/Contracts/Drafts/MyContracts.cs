using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Drafts;

/// <summary>The contracts of the caller's organisation, newest first: as seller all, as buyer those submitted at least once.</summary>
internal static class MyContracts
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/mine", Handle)
        .For(Roles.Enterprise, Roles.Institute, Roles.Broker)
        .WithName("MyContracts").WithSummary("Contracts of my organisation").Produces<Page<ContractLine>>().ProducesProblem(400);

    private static async Task<IResult> Handle(
        string? status, Guid? caseId, string? after, int? limit, Caller caller, ContractsDb db, HttpContext http, CancellationToken stop)
    {
        var size = Paging.Limit(limit);
        var mine = Cursors.Id(after) is { } last ? db.Contracts.Where(c => c.Id.CompareTo(last) < 0) : db.Contracts;
        var read = await Of(mine.AsNoTracking(), caller, status, caseId)
            .OrderByDescending(c => c.Id).Take(size + 1).Select(ContractLine.From).ToListAsync(stop);
        return Results.Ok(read.ToPage(size, line => line.Id.ToString(), http));
    }

    /// <summary>Those the caller's organisation may see.</summary>
    public static IQueryable<Contract> Of(IQueryable<Contract> contracts, Caller caller, string? status, Guid? caseId)
    {
        var own = caller.Organisation ?? Guid.Empty;
        return contracts
            .Where(c => c.Terms.Seller.OrganisationId == own || (c.Terms.Buyer.OrganisationId == own && c.SubmittedAt != null))
            .Where(c => caseId == null || c.CaseId == caseId)
            .Where(c => string.IsNullOrEmpty(status) || c.Status == status);
    }
}
