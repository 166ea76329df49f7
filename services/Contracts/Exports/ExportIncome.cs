using Microsoft.EntityFrameworkCore;
using TechMarket.Contracts.Receipts;
using TechMarket.Events.Codes;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Tables;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Exports;

/// <summary>The income verified in a period as a file, in the order of verification; the rows are those of <see cref="IncomeOfPeriod"/>.</summary>
internal static class ExportIncome
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/income/table", Handle)
        .For(Roles.Registrar, Roles.Supervisor, Roles.Administrator)
        .WithName("ExportIncome").WithSummary("Verified income as XLSX or CSV").Produces(200, contentType: TableFile.Xlsx).ProducesProblem(400);

    private static TableFile Handle(DateOnly? from, DateOnly? to, string? format, ContractsDb db, TimeProvider clock) => new(
        format, $"{T("技术性收入", "verified-income")}-{Canonical.Of(to ?? clock.Today())}", Columns,
        Rows(IncomeLine.Of(IncomeLine.Between(db.Receipts.AsNoTracking(), from, to), db, newestFirst: false)));

    private static IReadOnlyList<TableColumn> Columns =>
    [
        new(T("核定日期", "Verified on"), TableStyle.Date, 12), new(T("合同登记编号", "Number"), Width: 19), new(T("合同名称", "Title"), Width: 44), new(T("合同类型", "Type")),
        new(T("卖方", "Seller"), Width: 32), new(T("卖方信用代码", "Seller's credit code"), Width: 20), new(T("买方", "Buyer"), Width: 32),
        new(T("技术交易额（元）", "Technology amount (CNY)"), TableStyle.Money, 20), new(T("到账日期", "Received on"), TableStyle.Date, 12), new(T("发票或凭证号", "Voucher"), Width: 22),
        new(T("到账金额（元）", "Received (CNY)"), TableStyle.Money, 20), new(T("核定技术性收入（元）", "Verified (CNY)"), TableStyle.Money, 20), new(T("核定人", "Verified by")), new(T("演示数据", "Demo")),
    ];

    private static async IAsyncEnumerable<object?[]> Rows(IQueryable<IncomeLine> lines)
    {
        await foreach (var line in lines.AsAsyncEnumerable())
        {
            yield return
            [
                line.DecidedAt, line.Number, line.Title, line.Type is null ? null : ContractTypes.All.Label(line.Type), line.SellerName, line.SellerCreditCode, line.BuyerName,
                line.TechnologyAmount, line.ReceivedOn, line.Voucher, line.Amount, line.VerifiedAmount, line.DecidedBy, line.Demo ? T("是", "yes") : null,
            ];
        }
    }
}
