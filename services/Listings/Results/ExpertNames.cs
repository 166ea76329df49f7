namespace TechMarket.Listings.Results;

/// <summary>What the names of those who did the work must be, whether they come from the form or from a file.</summary>
internal static class ExpertNames
{
    public const string WrongChinese = "主要完成人最多 20 名，姓名各 1 到 50 字，不含控制字符";
    public const string WrongEnglish = "At most 20 experts, each name of 1 to 50 characters without control characters";
    private const int Most = 20, Longest = 50;

    /// <summary>A name given twice counts once.</summary>
    public static bool Fit(IReadOnlyList<string?> names) => names.All(IsName) && names.Select(name => name!.Trim()).Distinct().Count() <= Most;

    private static bool IsName(string? name) => name?.Trim() is { Length: > 0 and <= Longest } trimmed && !trimmed.Any(char.IsControl);
}
