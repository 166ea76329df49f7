using System.Globalization;
using TechMarket.Events.Codes;
using TechMarket.Portal.Clients;
using TechMarket.Portal.Components;
using TechMarket.Portal.Components.Listings;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Pages.Enterprise;

/// <summary>The form of a need. Each step sends its own fields; the rest stays as it is saved.</summary>
public sealed class NeedInput : ListingInput
{
    public static readonly string[] First = ["title", "problem", "improvement", "worth"];
    public static readonly string[] Second = ["field", "industry", "deadline", "modes"];

    public string? Problem { get; set; }
    public string? Improvement { get; set; }
    public string? Worth { get; set; }
    public string? BudgetFrom { get; set; }
    public string? BudgetTo { get; set; }
    public string? Deadline { get; set; }
    public string? Confidential { get; set; }

    public DateOnly? Day => DateOnly.TryParseExact(Deadline, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static NeedInput Of(Need need, string? version) => new()
    {
        Version = version,
        Title = need.Title,
        Problem = need.Problem,
        Improvement = need.Improvement,
        Worth = need.Worth,
        Field = need.Field,
        Industry = need.Industry,
        Maturity = Number(need.Maturity),
        District = need.District,
        Modes = need.Modes,
        Keywords = Joined(need.Keywords),
        BudgetFrom = Amounts.Input(need.BudgetFrom),
        BudgetTo = Amounts.Input(need.BudgetTo),
        Deadline = need.Deadline?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Confidential = need.Confidential,
    };

    /// <summary>What only this page can see is wrong.</summary>
    public Problem? Wrong(DateOnly today) => WrongAmount("budgetFrom", BudgetFrom) ?? WrongAmount("budgetTo", BudgetTo) ?? WrongDay(today);

    private Problem? WrongDay(DateOnly today) => (Text(Deadline), Day) switch
    {
        (null, _) => null,
        (_, null) => Clients.Problem.Of("deadline", T("请填写日期，例如 2026-12-31", "Enter a date such as 2026-12-31")),
        (_, { } day) when day < today => Clients.Problem.Of("deadline", T("截止日期已过，请选择今天或以后的日期", "This day has passed; choose today or a later day")),
        _ => null,
    };

    /// <summary>The whole need as the API wants it.</summary>
    public object Body(int step, Need saved) => step == 1
        ? (object)new
        {
            Title, Problem = Text(Problem), Improvement = Text(Improvement), Worth = Text(Worth), saved.Field, saved.Industry, saved.Maturity, saved.BudgetFrom,
            saved.BudgetTo, saved.District, saved.Deadline, saved.Modes, saved.Keywords, saved.Confidential,
        }
        : new
        {
            saved.Title, saved.Problem, saved.Improvement, saved.Worth, Field = Text(Field), Industry = Text(Industry), Maturity = Level,
            BudgetFrom = Amounts.Read(BudgetFrom), BudgetTo = Amounts.Read(BudgetTo), District = Text(District), Deadline = Day, Modes = Modes ?? [],
            Keywords = Words, Confidential = Text(Confidential),
        };

    /// <summary>What a step's fields say here and as saved, where they differ.</summary>
    public IReadOnlyList<(string Label, string? Theirs, string? Mine)> Differences(int step, Need saved)
    {
        IEnumerable<(string Label, string? Theirs, string? Mine)> all = step == 1
            ?
            [
                (T("需求名称", "Title"), saved.Title, Title), (T("要解决的问题", "The problem"), saved.Problem, Text(Problem)),
                (T("要比现在好多少", "How much better"), saved.Improvement, Text(Improvement)), (T("解决后值多少", "What it is worth"), saved.Worth, Text(Worth)),
            ]
            :
            [
                (T("技术领域", "Field"), Fields.All.Label(saved.Field), Fields.All.Label(Text(Field))),
                (T("所属行业", "Industry"), Codes.Industry(saved.Industry), Codes.Industry(Text(Industry))),
                (T("截止日期", "Open until"), saved.Deadline?.ToString("O", CultureInfo.InvariantCulture), Day?.ToString("O", CultureInfo.InvariantCulture)),
                (T("合作方式", "Cooperation"), Codes.Join(Events.Codes.Modes.All, saved.Modes), Codes.Join(Events.Codes.Modes.All, Modes)),
                (T("预算", "Budget"), Amounts.Range(saved.BudgetFrom, saved.BudgetTo), Amounts.Range(Amounts.Read(BudgetFrom), Amounts.Read(BudgetTo))),
                (T("期望成熟度", "Maturity"), Codes.Level(saved.Maturity), Codes.Level(Level)),
                (T("地区", "District"), Districts.All.Label(saved.District), Districts.All.Label(Text(District))),
                (T("关键词", "Keywords"), Joined(saved.Keywords), Joined(Words)),
                (T("保密内容", "Confidential"), saved.Confidential, Text(Confidential)),
            ];
        return [.. all.Where(field => field.Theirs != field.Mine)];
    }
}
