using System.Globalization;
using System.Text;
using TechMarket.Events.Codes;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Components.Contracts;

/// <summary>Places and addresses behind the figures of the dashboard.</summary>
internal static class Figures
{
    public static readonly Code Elsewhere = new("other", "市外", "Outside Quanzhou");
    public static readonly IReadOnlyList<Code> Scopes = [Districts.City, .. Districts.Quanzhou.All];

    public static readonly Code NoField = new("none", "未填写", "Not stated");

    public static string Place(string code) => code == Districts.City.Value ? Districts.City.Label : code == Elsewhere.Value ? Elsewhere.Label : Districts.All.Label(code);

    /// <summary>The page of the rows whose API address came with a figure.</summary>
    public static string RowsPage(string rows) => "official/contracts" + (rows.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? rows[at..] : "");

    public static string Field(string code) => code == NoField.Value ? NoField.Label : Fields.All.Label(code);

    /// <summary>The name of a value of one of <see cref="ContractDimensions"/>.</summary>
    public static string Value(string dimension, string code) => code is "unstated" ? NoField.Label : dimension switch
    {
        "type" or "ip" or "planSource" or "objective" or "industry" => ContractWords.Value(dimension, code),
        "field" => Field(code),
        "subType" => code.Split('/') is [var type, var sub] ? ContractWords.Type(type, sub == "unstated" ? null : sub) : code,
        "sellerKind" or "buyerKind" => PartyKinds.All.Label(code),
        "sellerDistrict" or "buyerDistrict" => Districts.All.Label(code),
        "size" => ContractSizes.All.Label(code),
        "crossBorder" or "fromCase" or "instituteToEnterprise" => ContractMarks.Yes.Label(code),
        _ => code,
    };

    public static string Month(int month) => T($"{month}月", CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month));

    /// <summary>112,516.70 万元, as official tables print; in English short, CNY 1.13 bn, since every digit would not fit a tile.</summary>
    public static string InTables(decimal yuan) => T($"{Amounts.TenThousands(yuan)} 万元", Amounts.Short(yuan));

    /// <summary>For the smallest room: 2.13亿, 3938万, ¥213.0M.</summary>
    public static string Brief(decimal yuan) => T(
        yuan >= 100_000_000 ? Plain(yuan / 100_000_000, "0.00") + "亿" : Plain(yuan / 10_000, "0") + "万", $"¥{Plain(yuan / 1_000_000, "0.0")}M");

    /// <summary>5.9亿元; CNY 590 m.</summary>
    public static string Short(decimal yuan) => Amounts.Short(yuan);

    /// <summary>+32.10%: two decimals, as official tables print.</summary>
    public static string Growth(decimal? growth) =>
        growth is { } value ? (value > 0 ? "+" : "") + (value * 100).ToString("0.00", CultureInfo.InvariantCulture) + "%" : "—";

    private static string Plain(decimal value, string form) => value.ToString(form, CultureInfo.InvariantCulture);

    /// <summary>30, 30% and ３０ are 0.30; null when it is no percentage.</summary>
    public static decimal? ReadPercent(string? text) =>
        decimal.TryParse((text ?? "").Normalize(NormalizationForm.FormKC).Trim().TrimEnd('%'), NumberStyles.Number, CultureInfo.InvariantCulture, out var percent)
            ? percent / 100 : null;
}
