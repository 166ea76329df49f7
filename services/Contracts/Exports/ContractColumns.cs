using TechMarket.Events.Codes;
using TechMarket.Platform.Tables;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Exports;

/// <summary>Contracts as a table: one line each, amounts in 元 to the cent, so that a file adds up to what the screen says.</summary>
internal static class ContractColumns
{
    public static IReadOnlyList<TableColumn> All =>
    [
        new(T("合同登记编号", "Number"), Width: 19), new(T("合同名称", "Title"), Width: 44), new(T("合同类型", "Type")), new(T("状态", "Status")),
        new(T("卖方", "Seller"), Width: 32), new(T("卖方所在地", "Seller's district")), new(T("买方", "Buyer"), Width: 32), new(T("买方所在地", "Buyer's district")),
        new(T("技术领域", "Field"), Width: 20), new(T("合同成交额（元）", "Total amount (CNY)"), TableStyle.Money, 20),
        new(T("技术交易额（元）", "Technology amount (CNY)"), TableStyle.Money, 20), new(T("签订日期", "Signed on"), TableStyle.Date, 12),
        new(T("提交日期", "Submitted on"), TableStyle.Date, 12), new(T("最迟办结", "Decide by"), TableStyle.Date, 12),
        new(T("登记日期", "Registered on"), TableStyle.Date, 12), new(T("演示数据", "Demo")),
    ];

    public static object?[] Row(ContractLine line) =>
    [
        line.Number, line.Title, line.Type is null ? null : ContractTypes.All.Label(line.Type), ContractStates.All.Label(line.Status), line.SellerName, Place(line.SellerDistrict),
        line.BuyerName, Place(line.BuyerDistrict), line.Field is null ? null : Fields.All.Label(line.Field), line.TotalAmount, line.TechnologyAmount, line.SignedOn,
        line.SubmittedAt, line.DecideBy, line.RegisteredOn, line.Demo ? T("是", "yes") : null,
    ];

    private static string? Place(string? code) => code is null ? null : Districts.All.Label(code);
}
