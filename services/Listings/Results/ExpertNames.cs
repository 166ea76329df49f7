using System.Globalization;

namespace TechMarket.Listings.Results;

/// <summary>What the names of those who did the work must be, whether they come from the form or from a file.</summary>
internal static class ExpertNames
{
    public const string WrongChinese = "主要完成人最多 20 名，每名 1 到 50 字，姓名中不能有逗号、顿号、分号和不可见字符";
    public const string WrongEnglish = "At most 20 experts, each name of 1 to 50 characters without commas, semicolons or invisible characters";
    private const int Most = 20, Longest = 50;

    /// <summary>A name given twice counts once.</summary>
    public static bool Fit(IReadOnlyList<string?> names) => names.All(IsName) && names.Select(name => name!.Trim()).Distinct().Count() <= Most;

    private static bool IsName(string? name) => name?.Trim() is { Length: > 0 and <= Longest } trimmed && !trimmed.Any(IsForbidden);

    /// <summary>What separates names in the form and in files, and what nobody sees.</summary>
    private static bool IsForbidden(char c) => ";；、,，".Contains(c, StringComparison.Ordinal) || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format;
}
