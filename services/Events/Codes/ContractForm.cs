namespace TechMarket.Events.Codes;

/// <summary>合同子类: what a contract of each type may be more exactly (Civil Code, book III, chapter 20; 技术合同登记表).</summary>
public static class ContractSubTypes
{
    private static readonly Dictionary<string, CodeList> ByType = new()
    {
        ["DEV"] = new(new("commissioned", "委托开发", "Commissioned development"), new("cooperative", "合作开发", "Cooperative development")),
        ["TRF"] = new(
            new("patent", "专利权转让", "Patent"), new("application", "专利申请权转让", "Patent application"),
            new("secret", "技术秘密转让", "Technical secret"), new("software", "计算机软件著作权转让", "Software copyright"),
            new("layout", "集成电路布图设计专有权转让", "Circuit layout design"), new("variety", "植物新品种权转让", "Plant variety right"),
            new("drug", "生物医药新品种转让", "New biomedical product"), new("equity", "技术入股", "Technology as equity")),
        ["LIC"] = new(
            new("patent", "专利实施许可", "Patent licence"), new("secret", "技术秘密使用许可", "Licence of a technical secret"),
            new("other", "其他知识产权许可", "Other licence")),
        ["CON"] = new(
            new("feasibility", "可行性论证", "Feasibility study"), new("forecast", "技术预测", "Technology forecast"),
            new("survey", "专题技术调查", "Special survey"), new("evaluation", "分析评价报告", "Analysis and evaluation")),
        ["SRV"] = new(
            new("general", "一般技术服务", "General technology service"), new("training", "技术培训", "Technical training"),
            new("intermediary", "技术中介", "Technology intermediation")),
    };

    private static readonly CodeList None = new();

    /// <summary>The sub-types of a contract type; an empty list for an unknown type.</summary>
    public static CodeList Of(string? type) => type is not null && ByType.TryGetValue(type, out var list) ? list : None;
}

/// <summary>支付方式: how the price is paid (Civil Code art. 846).</summary>
public static class PaymentModes
{
    public static readonly CodeList All = new(
        new("lump", "一次总算、一次总付", "Lump sum"),
        new("instalments", "一次总算、分期支付", "Instalments"),
        new("royalty", "提成支付", "Royalty"),
        new("royalty-with-entry-fee", "提成支付附加入门费", "Royalty with entry fee"));
}

/// <summary>计划来源: the plan a contract's research belongs to.</summary>
public static class PlanSources
{
    public static readonly CodeList All = new(
        new("none", "计划外", "Outside any plan"),
        new("nsfc", "国家自然科学基金", "National Natural Science Foundation"),
        new("major", "国家科技重大专项", "National major project"),
        new("key", "国家重点研发计划", "National key R&D programme"),
        new("guide", "技术创新引导专项（基金）", "Innovation guidance programme"),
        new("base", "基地和人才专项", "Bases and talent programme"),
        new("national", "其他国家级计划", "Other national plan"),
        new("ministry", "部门计划", "Ministry plan"),
        new("province", "省、自治区、直辖市计划", "Provincial plan"),
        new("separate-city", "计划单列市计划", "Plan of a separately listed city"),
        new("city", "地市县计划", "City or county plan"));
}

/// <summary>社会经济目标 (GB/T 24450-2009): what a contract's work is for, the main one if several; not the industry of the party.</summary>
public static class Objectives
{
    public static readonly CodeList All = new(
        new("01", "环境保护、生态建设及污染防治", "Environment, ecology and pollution"),
        new("02", "能源生产、分配和合理利用", "Energy"),
        new("03", "卫生事业发展", "Health"),
        new("04", "教育事业发展", "Education"),
        new("05", "基础设施以及城市和农村规划", "Infrastructure and planning"),
        new("06", "社会发展和社会服务", "Society and social services"),
        new("07", "地球和大气层的探索与利用", "Earth and atmosphere"),
        new("08", "民用空间探测及开发", "Civil space"),
        new("09", "农林牧渔业发展", "Agriculture, forestry and fishery"),
        new("10", "工商业发展", "Industry and trade"),
        new("11", "非定向研究", "Non-oriented research"),
        new("12", "其他民用目标", "Other civil objectives"),
        new("13", "国防", "Defence"));
}

/// <summary>合同形式: how the contract was made.</summary>
public static class WrittenForms
{
    public static readonly CodeList All = new(
        new("paper", "书面合同", "On paper"), new("electronic", "电子合同", "Electronic"), new("oral", "口头合同", "Oral"));
}

/// <summary>合同文本语言: the language of the text.</summary>
public static class ContractLanguages
{
    public static readonly CodeList All = new(new("zh", "中文", "Chinese"), new("foreign", "外文", "Foreign language"));
}

/// <summary>审批情况: whether the law makes the contract wait for an approval (Civil Code art. 502).</summary>
public static class Approvals
{
    public static readonly CodeList All = new(
        new("not-needed", "无需审批", "Not needed"), new("granted", "已批准", "Granted"), new("missing", "应审批而未审批", "Needed but missing"));
}

/// <summary>签章情况: the seals or signatures under the text (Civil Code art. 490).</summary>
public static class Seals
{
    public static readonly CodeList All = new(
        new("complete", "双方签章齐全且与名称一致", "Complete and matching"), new("missing", "签章不齐全", "One is missing"), new("differ", "印章与名称不一致", "A seal differs from the name"));
}

/// <summary>技术掌握情况: whether the technology exists already (Civil Code arts. 851, 862).</summary>
public static class HeldStates
{
    public const string Held = "held";
    public const string NotHeld = "not-held";

    public static readonly CodeList All = new(
        new(NotHeld, "尚未掌握，需要研究开发", "Still to be developed"), new(Held, "卖方已经拥有", "Already held by the seller"));
}

/// <summary>成果和后续改进的归属: who owns the result and later improvements (Civil Code arts. 859–861, 875).</summary>
public static class Improvements
{
    public static readonly CodeList All = new(
        new("maker", "归完成方", "Whoever makes them"), new("seller", "归卖方", "The seller"), new("buyer", "归买方", "The buyer"), new("shared", "双方共有", "Both"));
}

/// <summary>提成基数: what a royalty is a share of (Civil Code art. 846).</summary>
public static class RoyaltyBases
{
    public static readonly CodeList All = new(
        new("price", "产品价格", "Product price"), new("output", "新增产值", "Added output"), new("profit", "利润", "Profit"), new("sales", "产品销售额", "Sales"));
}

/// <summary>提成方式: whether the rate stays (Civil Code art. 846).</summary>
public static class RoyaltyWays
{
    public static readonly CodeList All = new(
        new("fixed", "固定比例", "Fixed rate"), new("rising", "逐年递增", "Rising yearly"), new("falling", "逐年递减", "Falling yearly"));
}

/// <summary>币种 of a cross-border contract (ISO 4217); amounts are still filed in 元.</summary>
public static class Currencies
{
    public static readonly CodeList All = new(
        new("CNY", "人民币", "Renminbi"), new("USD", "美元", "US dollar"), new("EUR", "欧元", "Euro"), new("JPY", "日元", "Yen"),
        new("HKD", "港元", "Hong Kong dollar"), new("GBP", "英镑", "Pound sterling"), new("TWD", "新台币", "New Taiwan dollar"), new("KRW", "韩元", "Won"), new("SGD", "新加坡元", "Singapore dollar"));
}

/// <summary>国别（地区）代码: three digits, by the customs list; those that trade technology with this city most.</summary>
public static class Countries
{
    public static readonly CodeList All = new(
        new("110", "中国香港", "Hong Kong"), new("121", "中国澳门", "Macao"), new("143", "中国台湾", "Taiwan"), new("116", "日本", "Japan"),
        new("133", "韩国", "Korea"), new("132", "新加坡", "Singapore"), new("122", "马来西亚", "Malaysia"), new("112", "印度尼西亚", "Indonesia"), new("129", "菲律宾", "Philippines"),
        new("136", "泰国", "Thailand"), new("141", "越南", "Vietnam"), new("111", "印度", "India"), new("303", "英国", "United Kingdom"),
        new("304", "德国", "Germany"), new("305", "法国", "France"), new("307", "意大利", "Italy"), new("309", "荷兰", "Netherlands"), new("331", "瑞士", "Switzerland"),
        new("344", "俄罗斯", "Russia"), new("501", "加拿大", "Canada"), new("502", "美国", "United States"), new("601", "澳大利亚", "Australia"));
}

/// <summary>合同状态: where a contract stands on its way to registration.</summary>
public static class ContractStates
{
    public static readonly CodeList All = new(
        new("draft", "草稿", "Draft"),
        new("submitted", "已提交，待受理", "Submitted"),
        new("accepted", "已受理，审查中", "Accepted, under review"),
        new("returned", "退回补正", "Returned for correction"),
        new("second-review", "复审中", "In second review"),
        new("registered", "已登记", "Registered"),
        new("refused", "不予登记", "Refused"),
        new("cancelled", "已注销", "Cancelled"),
        new("revoked", "已撤销", "Revoked"));
}
