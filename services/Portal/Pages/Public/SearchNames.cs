using TechMarket.Events.Codes;
using TechMarket.Portal.Clients;
using TechMarket.Portal.Components;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Pages.Public;

/// <summary>The filters of a search, named as the API names them, and how their values read.</summary>
internal static class SearchNames
{
    public static readonly IReadOnlyList<(string Name, Func<string, string> Label)> Filters =
    [
        ("q", words => T($"“{words}”", $"“{words}”")),
        ("kind", Kind),
        ("field", Fields.All.Label),
        ("industry", section => section.Length == 1 ? Industries.Sections.Label(section) : Industries.Divisions.Label(section)),
        ("district", Districts.All.Label),
        ("stage", Maturity.Stages.Label),
        ("mode", Modes.All.Label),
        ("amountFrom", amount => decimal.TryParse(amount, out var yuan) ? T($"{Amounts.Short(yuan)}以上", $"from {Amounts.Short(yuan)}") : amount),
        ("amountTo", amount => decimal.TryParse(amount, out var yuan) ? T($"{Amounts.Short(yuan)}以下", $"up to {Amounts.Short(yuan)}") : amount),
        ("maturityFrom", level => T($"成熟度 {level} 级以上", $"maturity from {level}")),
        ("maturityTo", level => T($"成熟度 {level} 级以下", $"maturity up to {level}")),
        ("deadlineFrom", day => T($"{day} 及以后截止", $"due from {day}")),
        ("deadlineTo", day => T($"{day} 及以前截止", $"due by {day}")),
        ("publishedFrom", day => T($"{day} 及以后发布", $"published from {day}")),
        ("publishedTo", day => T($"{day} 及以前发布", $"published by {day}")),
        ("organisation", _ => T("只看一家单位", "One organisation only")),
        ("expert", name => T($"专家：{name}", $"Expert: {name}")),
    ];

    /// <summary>The filters as they read beside what was found: an organisation by the name that its listings show.</summary>
    public static IReadOnlyList<(string Name, Func<string, string> Label)> Of(Found found) => found.Items is [{ OrganisationName: { Length: > 0 } owner }, ..]
        ? [.. Filters.Select(filter => filter.Name == "organisation" ? (filter.Name, _ => owner) : filter)] : Filters;

    /// <summary>What a search form keeps besides the words.</summary>
    public static IEnumerable<(string Name, string Value)> Kept(HttpContext http) => http.Request.Query
        .Where(pair => pair.Key == "sort" || (pair.Key != "q" && Filters.Any(filter => filter.Name == pair.Key)))
        .SelectMany(pair => pair.Value, (pair, value) => (pair.Key, value ?? "")).Where(pair => pair.Item2.Length > 0);

    public static string Kind(string kind) => kind == "need" ? T("技术需求", "Needs") : T("科技成果", "Results");

    public static Func<string, string> LabelOf(string name) => Filters.First(filter => filter.Name == name).Label;

    public static string TitleOf(string facet) => facet switch
    {
        "kind" => T("类别", "Kind"),
        "field" => T("技术领域", "Field"),
        "industry" => T("行业", "Industry"),
        "district" => T("地区", "District"),
        "stage" => T("成熟度", "Maturity"),
        _ => T("合作方式", "Cooperation"),
    };
}
