namespace TechMarket.Events.Codes;

/// <summary>合同子类: what a contract of each type may be more exactly (Civil Code, book III, chapter 20; 技术合同登记表).</summary>
public static class ContractSubTypes
{
    private static readonly Dictionary<string, CodeList> ByType =
        ContractTypes.All.All.ToDictionary(type => type.Value, type => CodeList.Named($"sub-types.{type.Value}"));

    private static readonly CodeList None = new();

    /// <summary>The sub-types of a contract type; an empty list for an unknown type.</summary>
    public static CodeList Of(string? type) => type is not null && ByType.TryGetValue(type, out var list) ? list : None;
}

/// <summary>支付方式: how the price is paid (Civil Code art. 846).</summary>
public static class PaymentModes
{
    public static readonly CodeList All = CodeList.Named("payment-modes");
}

/// <summary>计划来源: the plan a contract's research belongs to.</summary>
public static class PlanSources
{
    public static readonly CodeList All = CodeList.Named("plan-sources");
}

/// <summary>社会经济目标 (GB/T 24450-2009): what a contract's work is for, the main one if several; not the industry of the party.</summary>
public static class Objectives
{
    public static readonly CodeList All = CodeList.Named("objectives");
}

/// <summary>合同形式: how the contract was made.</summary>
public static class WrittenForms
{
    public static readonly CodeList All = CodeList.Named("written-forms");
}

/// <summary>合同文本语言: the language of the text.</summary>
public static class ContractLanguages
{
    public static readonly CodeList All = CodeList.Named("contract-languages");
}

/// <summary>审批情况: whether the law makes the contract wait for an approval (Civil Code art. 502).</summary>
public static class Approvals
{
    public static readonly CodeList All = CodeList.Named("approvals");
}

/// <summary>签章情况: the seals or signatures under the text (Civil Code art. 490).</summary>
public static class Seals
{
    public static readonly CodeList All = CodeList.Named("seals");
}

/// <summary>技术掌握情况: whether the technology exists already (Civil Code arts. 851, 862).</summary>
public static class HeldStates
{
    public const string Held = "held";
    public const string NotHeld = "not-held";

    public static readonly CodeList All = CodeList.Named("held-states");
}

/// <summary>成果和后续改进的归属: who owns the result and later improvements (Civil Code arts. 859–861, 875).</summary>
public static class Improvements
{
    public static readonly CodeList All = CodeList.Named("improvements");
}

/// <summary>提成基数: what a royalty is a share of (Civil Code art. 846).</summary>
public static class RoyaltyBases
{
    public static readonly CodeList All = CodeList.Named("royalty-bases");
}

/// <summary>提成方式: whether the rate stays (Civil Code art. 846).</summary>
public static class RoyaltyWays
{
    public static readonly CodeList All = CodeList.Named("royalty-ways");
}

/// <summary>币种 of a cross-border contract (ISO 4217); amounts are still filed in 元.</summary>
public static class Currencies
{
    public static readonly CodeList All = CodeList.Named("currencies");
}

/// <summary>国别（地区）代码: three digits, by the customs list; those that trade technology with this city most.</summary>
public static class Countries
{
    public static readonly CodeList All = CodeList.Named("countries");
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
