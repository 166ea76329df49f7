using TechMarket.Events.Codes;

namespace TechMarket.Contracts.Rules;

/// <summary>What the contract is about, and whether that is what its type says.</summary>
internal static partial class Checks
{
    private static readonly (string Title, string Type)[] titles =
    [
        ("技术开发合同", "DEV"), ("委托开发合同", "DEV"), ("合作开发合同", "DEV"), ("技术转让合同", "TRF"), ("专利权转让合同", "TRF"), ("专利转让合同", "TRF"),
        ("技术许可合同", "LIC"), ("实施许可合同", "LIC"), ("技术咨询合同", "CON"), ("技术服务合同", "SRV"), ("技术培训合同", "SRV"), ("技术中介合同", "SRV"),
    ];

    private static Dictionary<string, Check> OfContent => new()
    {
        ["contract.title-missing"] = When(t => None(t.Title)),
        ["contract.type-missing"] = Unlisted(ContractTypes.All, t => t.Type),
        ["contract.sub-type-does-not-fit"] = (terms, _, on) =>
            ContractTypes.All.Has(terms.Type) && terms.SubType is not null && !ContractSubTypes.Of(terms.Type).Has(terms.SubType, on) ? broken : null,
        ["contract.title-of-another-type"] = (terms, _, _) => OtherTitle(terms),
        ["contract.field-missing"] = Unlisted(Fields.All, t => t.Field),
        ["contract.ip-missing"] = Unlisted(IpKinds.All, t => t.Ip),
        ["contract.plan-missing"] = Unlisted(PlanSources.All, t => t.PlanSource),
        ["contract.objective-missing"] = Unlisted(Objectives.All, t => t.Objective),
        ["contract.subject-too-short"] = (terms, rule, _) => (terms.Subject?.Trim().Length ?? 0) < rule.AtLeast ? [rule.AtLeast] : null,
        ["contract.subject-says-nothing"] = (terms, rule, _) => !None(terms.Subject) && terms.Subject!.Where(char.IsLetter).Distinct().Count() < rule.AtLeast ? broken : null,
        ["contract.no-targets"] = When(t => !HasFigures($"{t.Subject}{t.Particulars.Targets}")),
        ["contract.development-of-what-is-held"] = When(t => t.Particulars.Held == HeldStates.Held),
        ["contract.transfer-of-what-is-not-held"] = When(t => t.Particulars.Held == HeldStates.NotHeld),
        ["contract.transfer-without-right"] = When(t => t.Ip == "none" && t.SubType is not "equity"),
        ["contract.right-number-missing"] = When(t => t.Ip is not (null or "none" or "secret" or "copyright") && None(t.Particulars.IpNumber)),
        ["contract.right-does-not-fit"] = (terms, _, _) => OtherRight(terms),
        ["contract.project-missing"] = When(t => None(t.Particulars.Project)),
        ["contract.improvements-unclear"] = When(t => None(t.Particulars.Improvements)),
    };

    private static bool HasFigures(string text) => text.Any(char.IsDigit) || text.Contains("百分之", StringComparison.Ordinal);

    private static IReadOnlyList<object?>? OtherTitle(Terms terms) =>
        ContractTypes.All.Has(terms.Type) && titles.FirstOrDefault(one => terms.Title.EndsWith(one.Title, StringComparison.Ordinal)) is { Title: not null } named
        && named.Type != terms.Type ? [named.Title, ContractTypes.All.Label(terms.Type)] : null;

    /// <summary>A sub-type that names a right goes with that right.</summary>
    private static IReadOnlyList<object?>? OtherRight(Terms terms)
    {
        string[] fitting = terms.SubType switch
        {
            "patent" or "application" => ["invention", "utility", "design"],
            "secret" or "software" or "layout" or "variety" or "drug" => [terms.SubType],
            _ => [],
        };
        return fitting.Length > 0 && IpKinds.All.Has(terms.Ip) && terms.Ip != "none" && !fitting.Contains(terms.Ip)
            ? [$"{ContractSubTypes.Of(terms.Type).Label(terms.SubType)} / {IpKinds.All.Label(terms.Ip)}"] : null;
    }
}
