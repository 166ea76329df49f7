using System.Text.Json;

namespace TechMarket.Contracts.Rules;

/// <summary>One rule of filing, as <c>Data/rules.json</c> holds it; what it looks at is the <see cref="Check"/> of the same code.</summary>
/// <param name="Code">Stable, for example <c>contract.technology-exceeds-total</c>.</param>
/// <param name="Field">The field to correct, as in the API.</param>
/// <param name="Ground">The published reason for refusal it would lead to, see <see cref="Events.Codes.RefusalReasons"/>.</param>
/// <param name="Stops">False when a person must judge: the seller and the registrar are told, and the contract can be filed.</param>
/// <param name="Basis">The article or standard, in Chinese.</param>
/// <param name="Sets">The rule sets it belongs to; all of them when none is named.</param>
/// <param name="Types">Contract types, or type/sub-type, it is for; all when none is named.</param>
/// <param name="Words">What must not be said, in the place that <paramref name="In"/> names: title, subject or text (both).</param>
/// <param name="AtLeast">A least length, for the rules that have one.</param>
internal sealed record Rule(
    string Code, string Field, string Ground, bool Stops, string Basis, string BasisEnglish, string Chinese, string English,
    IReadOnlyList<string>? Sets, IReadOnlyList<string>? Types, IReadOnlyList<string>? Words, string? In, int AtLeast)
{
    /// <summary>In the order of the form.</summary>
    public static readonly IReadOnlyList<Rule> All = Read();

    public static Rule Named(string code) => All.Single(rule => rule.Code == code);

    public bool IsFor(Terms terms, RuleSet set) => (Sets is null || Sets.Contains(set.Code))
        && (Types is null || Types.Contains(terms.Type) || Types.Contains($"{terms.Type}/{terms.SubType ?? (terms.Type == "SRV" ? "general" : null)}"));

    /// <summary>The first of the words that is said where it must not be.</summary>
    public string? Said(Terms terms)
    {
        var text = In switch
        {
            "title" => terms.Title,
            "subject" => terms.Subject,
            _ => $"{terms.Title}\n{terms.Subject}",
        };
        return text is null ? null : Words?.FirstOrDefault(word => text.Contains(word, StringComparison.Ordinal));
    }

    private static List<Rule> Read()
    {
        using var file = typeof(Rule).Assembly.GetManifestResourceStream("rules.json")!;
        return JsonSerializer.Deserialize<List<Rule>>(file, JsonSerializerOptions.Web)!;
    }
}
