namespace TechMarket.Events.Codes;

/// <summary>合同规模: contracts by their 合同成交额. The code is the amount in 元 from which the class begins, so 大额合同 are the last ones.</summary>
public static class ContractSizes
{
    public static readonly CodeList All = CodeList.Named("contract-sizes");
}

/// <summary>统计口径: whose place counts. The three totals differ and are never added.</summary>
public static class StatisticsBases
{
    public static readonly CodeList All = new(
        new("registered", "登记（按登记机构）", "Registered (by the office)"),
        new("output", "输出（按卖方所在地）", "Output (by the seller's place)"),
        new("absorbed", "吸纳（按买方所在地）", "Absorbed (by the buyer's place)"));
}

/// <summary>What is true of some contracts and counted apart.</summary>
public static class ContractMarks
{
    public static readonly CodeList Yes = new(new Code("yes", "是", "Yes"));
}

/// <summary>How statistics can be split; each also narrows the list of contracts under its code.</summary>
public static class ContractDimensions
{
    public static readonly CodeList All = new(
        new("type", "合同类型", "Type"),
        new("field", "技术领域", "Field"),
        new("subType", "合同子类", "Sub-type"),
        new("sellerKind", "卖方性质", "Kind of seller"),
        new("buyerKind", "买方性质", "Kind of buyer"),
        new("sellerDistrict", "卖方所在地", "Seller's place"),
        new("buyerDistrict", "买方所在地", "Buyer's place"),
        new("ip", "知识产权", "Intellectual property"),
        new("planSource", "计划来源", "Plan source"),
        new("objective", "社会经济目标", "Social-economic objective"),
        new("industry", "服务行业", "Industry"),
        new("size", "合同规模", "Size of contract"),
        new("crossBorder", "涉外与港澳台", "Across the border"),
        new("fromCase", "本平台撮合", "Matched here"),
        new("instituteToEnterprise", "高校院所向企业", "Institute to enterprise"),
        new("office", "登记机构", "Office"));
}
