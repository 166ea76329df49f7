using System.Globalization;

namespace TechMarket.Platform;

/// <summary>Both languages of every message stand side by side where it is used; the request's culture picks one.</summary>
public static class Bilingual
{
    public const string DefaultCulture = "zh-CN";

    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>The Chinese or the English wording, by the culture of the current request.</summary>
    public static string T(string chinese, string english) => IsEnglish ? english : chinese;

    /// <summary>Names or words one after another, parted by 、 in Chinese and commas in English.</summary>
    public static string Joined(IEnumerable<string?> words) => string.Join(T("、", ", "), words);
}
