using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Components;

/// <summary>Amounts in 元, as people read and write them: 万元 and 亿元 on screen, 大写 beside an input.</summary>
public static partial class Amounts
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>Short: 6,500元, 120万元, 1.35亿元; in English CNY 6,500, CNY 1.2 m, CNY 3.62 bn.</summary>
    public static string Short(decimal yuan) => IsEnglish ? English(yuan) : Math.Abs(yuan) switch
    {
        >= 100_000_000 => (yuan / 100_000_000).ToString("#,##0.##", Plain) + "亿元",
        >= 10_000 => (yuan / 10_000).ToString("#,##0.##", Plain) + "万元",
        _ => yuan.ToString("#,##0.##", Plain) + "元",
    };

    private static string English(decimal yuan) => "CNY\u00A0" + Math.Abs(yuan) switch
    {
        >= 1_000_000_000 => (yuan / 1_000_000_000).ToString("#,##0.##", Plain) + "\u00A0bn",
        >= 1_000_000 => (yuan / 1_000_000).ToString("#,##0.##", Plain) + "\u00A0m",
        _ => yuan.ToString("#,##0.##", Plain),
    };

    /// <summary>Every digit: 1,234,567.00 元.</summary>
    public static string Full(decimal yuan) => Bare(yuan) + T(" 元", " CNY");

    /// <summary>1,205,000.50, below a heading that says the unit.</summary>
    public static string Bare(decimal yuan) => yuan.ToString("#,##0.00", Plain);

    /// <summary>万元 with two decimals, as official tables print.</summary>
    public static string TenThousands(decimal yuan) => Bare(Math.Round(yuan / 10_000, 2, MidpointRounding.AwayFromZero));

    /// <summary>A budget: 50万–80万元, 80万元以内, 面议.</summary>
    public static string Range(decimal? from, decimal? to) => (from, to) switch
    {
        (null, null) => T("面议", "Negotiable"),
        ({ } low, null) => T($"{Short(low)}起", $"from {Short(low)}"),
        (null, { } high) => T($"{Short(high)}以内", $"up to {Short(high)}"),
        ({ } low, { } high) when low == high => Short(low),
        ({ } low, { } high) => $"{Short(low)}–{Short(high)}",
    };

    /// <summary>A share or growth: 0.3214 is 32.14%; null is —.</summary>
    public static string Percent(decimal? share, bool signed = false) => share is null ? "—"
        : (signed && share > 0 ? "+" : "") + (share.Value * 100).ToString("0.##", Plain) + "%";

    /// <summary>For what <see cref="Read"/> does not understand.</summary>
    public static string HowToType => T("请填写金额，例如 1200000 或 120万，最多精确到分", "Enter an amount, such as 1200000 or 120万, to the fen at most");

    /// <summary>Reads what people type: 1200000, 1,200,000, 120万, １２０万元. Null when it is no amount, or one finer than a fen.</summary>
    public static decimal? Read(string? text)
    {
        var found = Typed().Match((text ?? "").Normalize(NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        if (!found.Success || !decimal.TryParse(found.Groups[1].Value, NumberStyles.AllowDecimalPoint, Plain, out var number))
        {
            return null;
        }
        var unit = found.Groups[2].Value switch { "万" => 10_000m, "亿" => 100_000_000m, _ => 1m };
        var yuan = number * unit;
        return number > 1_000_000_000_000m || Math.Round(yuan, 2) != yuan ? null : yuan;
    }

    /// <summary>For an input's value: no thousands, no trailing zeros.</summary>
    public static string Input(decimal? yuan) => yuan?.ToString("0.##", Plain) ?? "";

    [GeneratedRegex(@"^(\d{1,15}(?:\.\d{1,6})?)(万|亿)?元?$")]
    private static partial Regex Typed();
}
