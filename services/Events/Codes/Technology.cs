namespace TechMarket.Events.Codes;

/// <summary>技术领域: the eleven fields of the registration form (not the eight of the high-tech enterprises).</summary>
public static class Fields
{
    public static readonly CodeList All = CodeList.Named("fields");
}

/// <summary>合同类型: the five contract types of registration (Civil Code, book III, chapter 20).</summary>
public static class ContractTypes
{
    public static readonly CodeList All = CodeList.Named("contract-types");
}

/// <summary>合作方式: how two sides may work together: the five contract types, or technology as equity.</summary>
public static class Modes
{
    public static readonly CodeList All = new([.. ContractTypes.All.Versions, new("EQU", "技术入股", "Technology as equity")]);
}

/// <summary>成熟度: nine levels (as GB/T 37264-2018), shown in four stages that people use.</summary>
public static class Maturity
{
    public static readonly CodeList Levels = new(
        new("1", "1 基本原理", "1 Basic principle"),
        new("2", "2 技术方案", "2 Concept"),
        new("3", "3 可行性验证", "3 Feasibility shown"),
        new("4", "4 小试", "4 Laboratory trial"),
        new("5", "5 模拟环境验证", "5 Simulated environment"),
        new("6", "6 中试", "6 Pilot"),
        new("7", "7 使用环境验证", "7 Operating environment"),
        new("8", "8 稳定生产", "8 Stable production"),
        new("9", "9 批量应用", "9 In wide use"));

    public static readonly CodeList Stages = new(
        new("research", "研制（1–3级）", "Research (1–3)"),
        new("trial", "小试（4级）", "Laboratory trial (4)"),
        new("pilot", "中试（5–6级）", "Pilot (5–6)"),
        new("industry", "产业化（7–9级）", "Industrial (7–9)"));

    /// <summary>The stage of a level.</summary>
    public static string? StageOf(int? level) => level switch
    {
        null => null,
        <= 3 => "research",
        4 => "trial",
        <= 6 => "pilot",
        _ => "industry",
    };
}

/// <summary>知识产权: what protects a result, and what a contract is about.</summary>
public static class IpKinds
{
    public static readonly CodeList All = CodeList.Named("ip-kinds");
}
