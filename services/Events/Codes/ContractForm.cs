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

/// <summary>合同状态: where a contract stands on its way to registration.</summary>
public static class ContractStates
{
    public static readonly CodeList All = new(
        new("draft", "草稿", "Draft"),
        new("submitted", "已提交，待受理", "Submitted"),
        new("accepted", "已受理，审查中", "Accepted, under review"),
        new("returned", "退回补正", "Returned for correction"),
        new("registered", "已登记", "Registered"),
        new("refused", "不予登记", "Refused"));
}
