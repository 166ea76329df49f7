using System.Globalization;

namespace TechMarket.Platform.Tables;

/// <summary>Values of cells as text, the same in every language.</summary>
internal static class TableText
{
    /// <summary>Office programs take a text that begins so for a formula and run it (CSV injection, OWASP).</summary>
    private static readonly char[] formulaStarts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

    public static bool LooksLikeFormula(string text) => text.Length > 0 && formulaStarts.Contains(text[0]);

    public static string Of(object? value, TableStyle style) => value switch
    {
        null => "",
        decimal number when style == TableStyle.Money => number.ToString("0.00", CultureInfo.InvariantCulture),
        decimal share when style == TableStyle.Percent => (share * 100).ToString("0.00", CultureInfo.InvariantCulture) + "%",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => Of(moment.BusinessDate(), style),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
