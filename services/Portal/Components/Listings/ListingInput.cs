using System.Globalization;
using TechMarket.Portal.Clients;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Components.Listings;

/// <summary>What the forms of needs and results share: every field as text, as the browser sends it.</summary>
public abstract class ListingInput
{
    private static readonly char[] WordEnds = [';', '；', '、', ',', '，', '\n'];

    public string? Title { get; set; }
    public string? Field { get; set; }
    public string? Industry { get; set; }
    public string? Maturity { get; set; }
    public string? District { get; set; }
    public List<string>? Modes { get; set; }
    public string? Keywords { get; set; }

    /// <summary>The version of the record this form was filled from.</summary>
    public string? Version { get; set; }

    /// <summary>The version that is saved now, told together with the differences.</summary>
    public string? Newest { get; set; }

    /// <summary>Which button: next, later or overwrite.</summary>
    public string? Then { get; set; }

    /// <summary>The version to send: the one seen, or, having seen the differences, the newest.</summary>
    public string? Seen => Then == "overwrite" && !string.IsNullOrEmpty(Newest) ? Newest : Version;

    protected List<string> Words => Split(Keywords);

    protected int? Level => int.TryParse(Maturity, CultureInfo.InvariantCulture, out var level) ? level : null;

    protected static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.ReplaceLineEndings("\n").Trim();

    protected static List<string> Split(string? typed) =>
        [.. (typed ?? "").Split(WordEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    protected static string? Number(int? level) => level?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Text in an amount's field that is none is a fault only this page can see.</summary>
    protected static Problem? WrongAmount(string field, string? typed) => Text(typed) is null || Amounts.Read(typed) is not null
        ? null : Problem.Of(field, T("请填写金额，例如 300000 或 30万", "Enter an amount such as 300000 or 30万"));

    /// <summary>What people call a field that submission asks for.</summary>
    public static string NameOf(string field) => field switch
    {
        "title" => T("名称", "the title"),
        "problem" => T("要解决的问题", "the problem"),
        "improvement" => T("要比现在好多少", "how much better than today"),
        "worth" => T("解决了值多少", "what it is worth"),
        "abstract" => T("成果简介", "the abstract"),
        "field" => T("技术领域", "the field"),
        "industry" => T("所属行业", "the industry"),
        "maturity" => T("成熟度", "the maturity"),
        "deadline" => T("截止日期", "the last day"),
        _ => T("合作方式", "how to cooperate"),
    };

    /// <summary>The faults of a step that was saved but is not complete yet.</summary>
    public static Problem? StillMissing(IEnumerable<string> missing, IReadOnlyCollection<string> ofStep) =>
        missing.Where(ofStep.Contains).ToDictionary(field => field, field => new[] { T($"请填写{NameOf(field)}", $"Enter {NameOf(field)}") }) is { Count: > 0 } faults
            ? new Problem(400, null, null, "incomplete", null, faults)
            : null;
}
