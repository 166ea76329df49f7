using System.Data;
using Microsoft.EntityFrameworkCore;
using TechMarket.Contracts.Certificates;
using TechMarket.Contracts.Statistics;
using TechMarket.Events.Codes;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Tables;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Exports;

/// <summary>
/// The statistics as official tables print them: 万元 with two decimals shown, each summed in 元 and converted once, the year to date beside the
/// same period of last year. The figures are those of <see cref="ReadStatistics"/>.
/// </summary>
internal static class ExportStatistics
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/statistics/table", Handle)
        .For(Roles.Registrar, Roles.Supervisor, Roles.Administrator, Roles.Service)
        .WithName("ExportStatistics").WithSummary("The statistics table as XLSX, CSV or PDF").Produces(200, contentType: TableFile.Xlsx, additionalContentTypes: ["text/csv", "application/pdf"]).ProducesProblem(400).ProducesProblem(503);

    private static async Task<IResult> Handle(
        DateOnly? asOf, string? scope, string? basis, string? format, ContractsDb db, PaperFont fonts, TimeProvider clock, CancellationToken stop)
    {
        TableFile.MustBe(format, [.. TableFile.Formats, "pdf"]);
        var view = View.Of(asOf ?? clock.Today(), scope, basis);
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        var read = await ReadStatistics.Count(view, db, clock.GetUtcNow(), stop);
        var name = $"{T("技术合同统计表", "contract-statistics")}-{read.Scope}-{read.Basis}-{Canonical.Of(read.AsOf)}";
        return format == "pdf" ? Results.File(Paper(read, fonts), "application/pdf", name + ".pdf") : new TableFile(format, name, Columns, Rows(read).ToAsyncEnumerable());
    }

    private static byte[] Paper(ReadStatistics.Response read, PaperFont fonts) =>
        new TablePaper(T("技术合同统计表", "Technology contracts"), Looked(read), Columns, fonts).Draw(Rows(read));

    /// <summary>The place, and whose place counts.</summary>
    private static string Looked(ReadStatistics.Response read) => string.Join(
        T("，", ", "), read.Scope == Districts.City.Value ? Districts.City.Label : Districts.Quanzhou.Label(read.Scope), StatisticsBases.All.Label(read.Basis));

    private static IReadOnlyList<TableColumn> Columns =>
    [
        new(T("分类", "By"), Width: 16), new(T("项目", "Item"), Width: 24), new(T("合同数（项）", "Contracts"), TableStyle.Number),
        new(T("合同成交额（万元）", "Total amount (10,000 CNY)"), TableStyle.Money, 22), new(T("技术交易额（万元）", "Technology amount (10,000 CNY)"), TableStyle.Money, 22),
        new(T("上年同期合同数（项）", "Contracts, same period last year"), TableStyle.Number, 20),
        new(T("上年同期成交额（万元）", "Total, same period last year (10,000 CNY)"), TableStyle.Money, 24), new(T("成交额增长", "Growth"), TableStyle.Percent, 12),
    ];

    private static IEnumerable<object?[]> Rows(ReadStatistics.Response read) =>
    [
        [T("合计", "Total"), T($"{Looked(read)}，1 月 1 日至 {Canonical.Of(read.AsOf)}", $"{Looked(read)}, 1 January to {Canonical.Of(read.AsOf)}"), read.ToDate.Count, TenThousands(read.ToDate.TotalAmount),
            TenThousands(read.ToDate.TechnologyAmount), read.LastYearSamePeriod.Count, TenThousands(read.LastYearSamePeriod.TotalAmount), Growth(read.Growth)],
        .. read.ByDistrict.Select(slice => Row(T("地区", "District"), slice.Code == RowFilter.Elsewhere ? T("市外", "Outside the city") : Districts.All.Label(slice.Code), slice)),
        .. Rows("type", read.ByType),
        .. Rows("field", read.ByField),
        .. read.Breakdowns.SelectMany(one => Rows(one.Dimension, one.Slices)),
    ];

    private static IEnumerable<object?[]> Rows(string dimension, IReadOnlyList<Slice> slices) =>
        slices.Select(slice => Row(ContractDimensions.All.Label(dimension), Dimension.Named(dimension).Label(slice.Code), slice));

    private static object?[] Row(string by, string item, Slice slice) =>
    [
        by, item, slice.Count, TenThousands(slice.TotalAmount), TenThousands(slice.TechnologyAmount), slice.LastYearCount, TenThousands(slice.LastYear), Growth(slice.Growth),
    ];

    /// <summary>To the cent; two decimals of it are shown, so that the cells of a workbook add up to their total.</summary>
    private static decimal TenThousands(decimal yuan) => yuan / 10_000;

    private static object Growth(decimal? growth) => growth is { } share ? share : "—";
}
