using System.Globalization;
using TechMarket.Events.Codes;
using TechMarket.Portal.Clients;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Components.Contracts;

/// <summary>The fields of the registration form beside the main ones, in words.</summary>
internal static class ParticularsWords
{
    private static readonly Dictionary<string, CodeList> lists = new()
    {
        ["writtenForm"] = WrittenForms.All, ["language"] = ContractLanguages.All, ["approval"] = Approvals.All, ["seals"] = Seals.All, ["held"] = HeldStates.All,
        ["improvements"] = Improvements.All, ["royaltyBase"] = RoyaltyBases.All, ["royaltyWay"] = RoyaltyWays.All, ["country"] = Countries.All,
        ["currency"] = Currencies.All, ["seller.nature"] = PartyNatures.All, ["buyer.nature"] = PartyNatures.All,
        ["seller.industry"] = Industries.Divisions, ["buyer.industry"] = Industries.Divisions,
    };

    public static string? Field(string field) => field switch
    {
        "planSource" => T("计划来源", "Plan source"),
        "objective" => T("社会经济目标", "Objective"),
        "writtenForm" => T("合同形式", "Made"),
        "language" => T("合同文本语言", "Language of the text"),
        "chineseCopy" => T("中文文本", "Chinese copy"),
        "approval" => T("审批情况", "Approval"),
        "approvalNumber" => T("批准文号", "Number of the approval"),
        "seals" => T("签章情况", "Seals or signatures"),
        "held" => T("技术掌握情况", "The technology"),
        "improvements" => T("成果和后续改进的归属", "Who owns results and improvements"),
        "targets" => T("技术指标和验收标准", "Targets and acceptance"),
        "ipNumber" => T("专利号、申请号或登记号", "Number of the right"),
        "project" => T("所针对的技术项目", "The technical project"),
        "royaltyBase" => T("提成基数", "Royalty on"),
        "royaltyRate" => T("提成比例", "Royalty rate"),
        "royaltyWay" => T("提成方式", "The rate"),
        "entryFee" => T("入门费", "Entry fee"),
        "country" => T("国别（地区）", "Country"),
        "currency" => T("币种", "Currency"),
        "related" => T("关联交易", "Related parties"),
        _ => null,
    };

    public static string Value(string field, string value) => lists.TryGetValue(field, out var list) ? list.Label(value) : field switch
    {
        "royaltyRate" => value + "%",
        "chineseCopy" or "related" or "seller.highTech" or "buyer.highTech" => value == "yes" ? T("是", "Yes") : T("否", "No"),
        _ => value,
    };

    public static IEnumerable<(string Field, string? Value)> All(Particulars p) =>
    [
        ("writtenForm", p.WrittenForm), ("language", p.Language), ("chineseCopy", Of(p.ChineseCopy)), ("approval", p.Approval), ("approvalNumber", p.ApprovalNumber),
        ("seals", p.Seals), ("held", p.Held), ("improvements", p.Improvements), ("targets", p.Targets), ("ipNumber", p.IpNumber), ("project", p.Project),
        ("royaltyBase", p.RoyaltyBase), ("royaltyRate", p.RoyaltyRate?.ToString("0.####", CultureInfo.InvariantCulture)), ("royaltyWay", p.RoyaltyWay),
        ("entryFee", p.EntryFee?.ToString("0.00", CultureInfo.InvariantCulture)), ("country", p.Country), ("currency", p.Currency), ("related", Of(p.Related)),
        ("seller.nature", p.SellerNature), ("seller.highTech", Of(p.SellerHighTech)), ("seller.industry", p.SellerIndustry), ("seller.contact", p.SellerContact), ("seller.phone", p.SellerPhone),
        ("buyer.nature", p.BuyerNature), ("buyer.highTech", Of(p.BuyerHighTech)), ("buyer.industry", p.BuyerIndustry), ("buyer.contact", p.BuyerContact), ("buyer.phone", p.BuyerPhone),
    ];

    private static string? Of(bool? value) => value is { } said ? said ? "yes" : "no" : null;
}
