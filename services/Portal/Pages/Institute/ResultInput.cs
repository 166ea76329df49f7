using TechMarket.Events.Codes;
using TechMarket.Portal.Clients;
using TechMarket.Portal.Components;
using TechMarket.Portal.Components.Listings;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Pages.Institute;

/// <summary>The form of a result. Each step sends its own fields; the rest stays as it is saved.</summary>
public sealed class ResultInput : ListingInput
{
    private const int SpareRows = 2;
    public static readonly string[] First = ["title", "abstract"];
    public static readonly string[] Second = ["field", "maturity", "modes"];

    public string? Abstract { get; set; }
    public string? Experts { get; set; }
    public string? Team { get; set; }
    public string? Cases { get; set; }
    public string? Price { get; set; }
    public List<Right>? Ip { get; set; }

    public static ResultInput Of(Result result, string? version) => new()
    {
        Version = version,
        Title = result.Title,
        Abstract = result.Abstract,
        Experts = Joined(result.Experts),
        Team = result.Team,
        Cases = result.Cases,
        Ip = [.. result.Ip.Select(right => new Right { Kind = right.Kind, Number = right.Number, Title = right.Title })],
        Field = result.Field,
        Industry = result.Industry,
        Maturity = Number(result.Maturity),
        District = result.District,
        Modes = result.Modes,
        Keywords = Joined(result.Keywords),
        Price = Amounts.Input(result.Price),
    };

    /// <summary>The rows to show: what is there and some empty ones to go on with.</summary>
    public List<Right> Rows => [.. Rights, .. Enumerable.Range(0, SpareRows).Select(_ => new Right())];

    private List<Right> Rights => [.. (Ip ?? []).Where(right => Text(right.Kind) is not null || Text(right.Number) is not null || Text(right.Title) is not null)];

    public Problem? Wrong() => WrongAmount("price", Price);

    /// <summary>The whole result as the API wants it.</summary>
    public object Body(int step, Result saved) => step == 1
        ? (object)new
        {
            Title, Abstract = Text(Abstract), Experts = Split(Experts), Team = Text(Team), Cases = Text(Cases), Ip = Rights, saved.Field, saved.Industry, saved.Maturity, saved.Modes,
            saved.Price, saved.District, saved.Keywords,
        }
        : new
        {
            saved.Title, saved.Abstract, saved.Experts, saved.Team, saved.Cases, saved.Ip, Field = Text(Field), Industry = Text(Industry), Maturity = Level, Modes = Modes ?? [],
            Price = Amounts.Read(Price), District = Text(District), Keywords = Words,
        };

    /// <summary>What a step's fields say here and as saved, where they differ.</summary>
    public IReadOnlyList<(string Label, string? Theirs, string? Mine)> Differences(int step, Result saved)
    {
        IEnumerable<(string Label, string? Theirs, string? Mine)> all = step == 1
            ?
            [
                (T("成果名称", "Title"), saved.Title, Title), (T("成果简介", "Abstract"), saved.Abstract, Text(Abstract)),
                (T("知识产权", "Intellectual property"), Said(saved.Ip.Select(ip => (ip.Kind, ip.Number, ip.Title))), Said(Rights.Select(ip => (ip.Kind ?? "", ip.Number, ip.Title)))),
                (T("主要完成人", "Experts"), Joined(saved.Experts), Joined(Split(Experts))),
                (T("团队", "Team"), saved.Team, Text(Team)), (T("应用案例", "Where it is used"), saved.Cases, Text(Cases)),
            ]
            :
            [
                (T("技术领域", "Field"), Fields.All.Label(saved.Field), Fields.All.Label(Text(Field))),
                (T("成熟度", "Maturity"), Codes.Level(saved.Maturity), Codes.Level(Level)),
                (T("合作方式", "Cooperation"), Codes.Join(Events.Codes.Modes.All, saved.Modes), Codes.Join(Events.Codes.Modes.All, Modes)),
                (T("价格", "Price"), Amounts.Range(saved.Price, saved.Price), Amounts.Range(Amounts.Read(Price), Amounts.Read(Price))),
                (T("应用行业", "Industry"), Codes.Industry(saved.Industry), Codes.Industry(Text(Industry))),
                (T("地区", "District"), Districts.All.Label(saved.District), Districts.All.Label(Text(District))),
                (T("关键词", "Keywords"), Joined(saved.Keywords), Joined(Words)),
            ];
        return [.. all.Where(field => field.Theirs != field.Mine)];
    }

    private static string Said(IEnumerable<(string Kind, string? Number, string? Title)> rights) =>
        string.Join("\n", rights.Select(right => $"{IpKinds.All.Label(right.Kind)} {right.Number} {right.Title}".Trim()));

    /// <summary>One right, as typed.</summary>
    public sealed class Right
    {
        public string? Kind { get; set; }
        public string? Number { get; set; }
        public string? Title { get; set; }
    }
}
