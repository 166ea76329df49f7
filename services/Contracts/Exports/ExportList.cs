using TechMarket.Contracts.Lists;
using TechMarket.Events.Codes;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Tables;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Exports;

/// <summary>A 登记清单 as a file, with the rows of <see cref="ReadList"/>; of a void list every row says so.</summary>
internal static class ExportList
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/lists/{id:guid}/table", Handle)
        .For(Roles.Registrar, Roles.Supervisor, Roles.Administrator)
        .WithName("ExportList").WithSummary("A list of registered contracts as XLSX or CSV").Produces(200, contentType: TableFile.Xlsx).ProducesProblem(400).ProducesProblem(404);

    private static async Task<TableFile> Handle(Guid id, string? format, ContractsDb db, CancellationToken stop)
    {
        var list = await ReadList.Read(id, db, stop);
        return new(format, $"{T("登记清单", "registration-list")}-{list.Number}", Columns, list.Lines.Select(line => Row(list, line)).ToAsyncEnumerable());
    }

    private static IReadOnlyList<TableColumn> Columns =>
    [
        new(T("清单编号", "List"), Width: 20), new(T("清单状态", "State of the list"), Width: 18), new(T("序号", "Place"), TableStyle.Number, 8), new(T("合同登记编号", "Number"), Width: 19),
        new(T("合同名称", "Title"), Width: 44), new(T("合同类型", "Type")), new(T("卖方", "Seller"), Width: 32), new(T("买方", "Buyer"), Width: 32),
        new(T("合同成交额（元）", "Total amount (CNY)"), TableStyle.Money, 20), new(T("技术交易额（元）", "Technology amount (CNY)"), TableStyle.Money, 20),
        new(T("签订日期", "Signed on"), TableStyle.Date, 12), new(T("登记日期", "Registered on"), TableStyle.Date, 12), new(T("合同状态", "Status")),
    ];

    private static object?[] Row(ReadList.Response list, ReadList.Line line) =>
    [
        list.Number, list.VoidOn is { } day ? T($"{Canonical.Of(day)} 失效", $"void since {Canonical.Of(day)}") : T("有效", "live"), line.Place, line.Number,
        line.Title, line.Type is null ? null : ContractTypes.All.Label(line.Type), list.SellerName, line.BuyerName,
        line.TotalAmount, line.TechnologyAmount, line.SignedOn, line.RegisteredOn, ContractStates.All.Label(line.Status),
    ];
}
