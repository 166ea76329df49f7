using TechMarket.Contracts.Registration;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Tables;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Exports;

/// <summary>What waits for registrars as a file, the same as <see cref="OpenQueue"/>.</summary>
internal static class ExportQueue
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/queue/table", Handle)
        .For(Roles.Registrar, Roles.Supervisor, Roles.Administrator)
        .WithName("ExportQueue").WithSummary("Contracts waiting for a decision as XLSX or CSV").Produces(200, contentType: TableFile.Xlsx).ProducesProblem(400);

    private static TableFile Handle(string? status, bool? overdue, string? format, ContractsDb db, TimeProvider clock) => ContractFile.Of(
        OpenQueue.Of(db.Contracts, status, overdue, clock.Today()), format, T("待办合同", "contracts-waiting"), clock.Today());
}
