using TechMarket.Contracts.Drafts;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Tables;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Exports;

/// <summary>The contracts of the caller's organisation as a file, the same as <see cref="MyContracts"/>.</summary>
internal static class ExportMine
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/mine/table", Handle)
        .For(Roles.Enterprise, Roles.Institute, Roles.Broker)
        .WithName("ExportMine").WithSummary("Contracts of my organisation as XLSX or CSV").Produces(200, contentType: TableFile.Xlsx).ProducesProblem(400);

    private static TableFile Handle(string? status, Guid? caseId, string? format, Caller caller, ContractsDb db, TimeProvider clock) => ContractFile.Of(
        MyContracts.Of(db.Contracts, caller, status, caseId).OrderByDescending(c => c.Id), format, T("我的合同", "my-contracts"), clock.Today());
}
