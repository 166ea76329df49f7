using System.Text.Json;

namespace TechMarket.Contracts.Rules;

/// <summary>
/// The rules of recognition and registration, by the day of application. Until 2026-02-28: 国科发政字〔2000〕063号 and 〔2001〕253号;
/// from 2026-03-01: 《技术合同认定登记管理办法》 with its rules (工信部, 2026-01-23), whose figures here are those of the consultation draft of 2024-12-18.
/// </summary>
/// <param name="Code">Kept with every contract submitted under it.</param>
/// <param name="From">First day in force.</param>
/// <param name="Limit">Days from acceptance to the decision.</param>
/// <param name="WorkingDays">True when the limit counts working days.</param>
/// <param name="LargeFrom">技术交易额 in 元 from which a contract is large and goes to expert review; null when there is no such step.</param>
/// <param name="LargeLimit">The limit of large contracts.</param>
internal sealed record RuleSet(
    string Code, DateOnly From, int Limit, bool WorkingDays, decimal? LargeFrom, int LargeLimit)
{
    /// <summary>As <c>Data/rule-sets.json</c> holds them, the oldest first.</summary>
    private static readonly RuleSet[] All = Read();

    public static RuleSet On(DateOnly day) => All.LastOrDefault(set => set.From <= day) ?? All[0];

    public static RuleSet Named(string? code) => All.FirstOrDefault(set => set.Code == code) ?? All[^1];

    private static RuleSet[] Read()
    {
        using var file = typeof(RuleSet).Assembly.GetManifestResourceStream("rule-sets.json")!;
        return JsonSerializer.Deserialize<RuleSet[]>(file, JsonSerializerOptions.Web)!;
    }
}
