namespace TechMarket.Events.Codes;

/// <summary>How far a broker's case is. The steps follow the common flow of GB/T 34670-2017: 委托与受理 → 论证 → 签约 → 实施与跟踪.</summary>
public static class CaseStages
{
    public const string Taken = "taken";
    public const string Introduced = "introduced";
    public const string Agreed = "agreed";
    public const string Declined = "declined";
    public const string Closed = "closed";

    public static readonly CodeList All = new(
        new(Taken, "已接单", "Taken"),
        new(Introduced, "已引荐", "Introduced"),
        new(Agreed, "已达成意向", "Agreed"),
        new(Declined, "已谢绝", "Declined"),
        new(Closed, "已结案", "Closed"));
}

/// <summary>Whether a suggestion still waits for a broker.</summary>
public static class SuggestionStatuses
{
    public const string Open = "open";
    public const string Dismissed = "dismissed";
    public const string Taken = "taken";

    public static readonly CodeList All = new(
        new(Open, "待撮合", "Open"),
        new(Dismissed, "已标为不合适", "Dismissed"),
        new(Taken, "撮合中", "Taken by a broker"));
}

/// <summary>Why a suggestion does not fit.</summary>
public static class DismissalReasons
{
    public const string Declined = "declined";
    public const string NotRelevant = "not-relevant";
    public const string Near = "near";

    public static readonly CodeList All = new(
        new(NotRelevant, "不相关", "Not relevant"),
        new(Near, "方向相近，但不合用", "Close, but not what is needed"),
        new("already-solved", "已经解决", "Solved already"),
        new("price", "价格不合适", "The price does not fit"),
        new("too-early", "技术还不成熟", "Too early"),
        new("other", "其他原因", "Another reason"));
}
