using System.Globalization;
using TechMarket.Events.Codes;
using TechMarket.Platform;
using TechMarket.Portal.Clients;
using TechMarket.Portal.Components;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Pages.Public;

/// <summary>One field of the listings that are compared, side by side.</summary>
internal sealed record CompareRow(string Label, IReadOnlyList<string> Values)
{
    private const string Nothing = "—";

    public bool Differs => Values.Distinct().Skip(1).Any();

    public static IReadOnlyList<CompareRow> Of(IReadOnlyList<Need> needs) =>
    [
        Row(T("需求单位", "Posted by"), needs, need => SourceWords.Organisation(need.OrganisationName)),
        Row(T("要解决的问题", "The problem"), needs, need => need.Problem),
        Row(T("要比现在好多少", "Better than today by how much"), needs, need => need.Improvement),
        Row(T("解决后值多少", "What it is worth"), needs, need => need.Worth),
        Row(T("预算", "Budget"), needs, need => Amounts.Range(need.BudgetFrom, need.BudgetTo)),
        Row(T("截止日期", "Open until"), needs, need => need.Deadline is { } day ? Day(day) : T("长期有效", "no end")),
        Row(T("合作方式", "Cooperation"), needs, need => Codes.Join(Modes.All, need.Modes)),
        Row(T("技术领域", "Field"), needs, need => Codes.One(Fields.All, need.Field)),
        Row(T("所属行业", "Industry"), needs, need => Codes.Industry(need.Industry)),
        Row(T("期望成熟度", "Maturity wanted"), needs, need => Codes.Level(need.Maturity)),
        Row(T("地区", "District"), needs, need => Codes.One(Districts.All, need.District)),
        Row(T("关键词", "Keywords"), needs, need => Joined(need.Keywords)),
        Row(T("发布日期", "Published"), needs, need => Day(need.PublishedAt)),
        Row(T("来源", "Source"), needs, need => SourceWords.Source(need.Source)),
    ];

    public static IReadOnlyList<CompareRow> Of(IReadOnlyList<Result> results) =>
    [
        Row(T("成果单位", "Listed by"), results, result => SourceWords.Organisation(result.OrganisationName)),
        Row(T("成果简介", "Abstract"), results, result => result.Abstract),
        Row(T("价格", "Price"), results, result => Amounts.Range(result.Price, result.Price)),
        Row(T("成熟度", "Maturity"), results, result => Codes.Level(result.Maturity)),
        Row(T("知识产权", "Intellectual property"), results, result => string.Join('\n', result.Ip.Select(right => $"{IpKinds.All.Label(right.Kind)} {right.Number} {right.Title}".Trim()))),
        Row(T("主要完成人", "Experts"), results, result => Joined(result.Experts)),
        Row(T("团队", "Team"), results, result => result.Team),
        Row(T("应用案例", "Where it is used"), results, result => result.Cases),
        Row(T("合作方式", "Cooperation"), results, result => Codes.Join(Modes.All, result.Modes)),
        Row(T("技术领域", "Field"), results, result => Codes.One(Fields.All, result.Field)),
        Row(T("应用行业", "Industry"), results, result => Codes.Industry(result.Industry)),
        Row(T("地区", "District"), results, result => Codes.One(Districts.All, result.District)),
        Row(T("关键词", "Keywords"), results, result => Joined(result.Keywords)),
        Row(T("发布日期", "Published"), results, result => Day(result.PublishedAt)),
        Row(T("来源", "Source"), results, result => SourceWords.Source(result.Source)),
    ];

    private static CompareRow Row<T1>(string label, IReadOnlyList<T1> listings, Func<T1, string?> value) =>
        new(label, [.. listings.Select(value).Select(said => string.IsNullOrWhiteSpace(said) ? Nothing : said)]);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Day(DateTimeOffset? at) => at is { } moment ? Day(moment.BusinessDate()) : null;
}
