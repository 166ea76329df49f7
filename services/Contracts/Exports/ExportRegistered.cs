using TechMarket.Contracts.Statistics;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Tables;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Exports;

/// <summary>The registered contracts behind a figure as a file: the same filters as <see cref="RegisteredContracts"/>, all rows.</summary>
internal static class ExportRegistered
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/registered/table", Handle)
        .For(Roles.Registrar, Roles.Supervisor, Roles.Administrator, Roles.Service, Roles.Integration)
        .WithName("ExportRegistered").WithSummary("Registered contracts as XLSX or CSV")
        .Produces(200, contentType: TableFile.Xlsx).ProducesProblem(400);

    private static TableFile Handle(
        DateOnly? from, DateOnly? to, string? district, string? side, string? format, ContractsDb db, TimeProvider clock, HttpRequest request) =>
        ContractFile.Of(
            RegisteredContracts.Filter(from, to, district, side, request.Query).Apply(db.Contracts).OrderByDescending(c => c.RegisteredOn).ThenByDescending(c => c.Id),
            format, T("已登记合同", "registered-contracts"), clock.Today());
}
