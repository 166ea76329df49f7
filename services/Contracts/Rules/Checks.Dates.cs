namespace TechMarket.Contracts.Rules;

/// <summary>Signed, in force, and still valid (不予登记 reason 1: 无效或未生效).</summary>
internal static partial class Checks
{
    private static Dictionary<string, Check> OfDates => new()
    {
        ["contract.signing-date-missing"] = When(t => t.SignedOn is null),
        ["contract.signed-in-the-future"] = (terms, _, on) => terms.SignedOn > on ? broken : null,
        ["contract.validity-missing"] = When(t => t.ValidFrom is null || t.ValidTo is null),
        ["contract.ends-before-it-starts"] = When(t => t.ValidTo < t.ValidFrom),
        ["contract.ends-before-signing"] = When(t => t.ValidFrom <= t.ValidTo && t.ValidTo < t.SignedOn),
        ["contract.not-yet-in-force"] = (terms, _, on) => terms.ValidFrom > on && terms.ValidFrom <= terms.ValidTo ? broken : null,
        ["contract.no-longer-valid"] = (terms, _, on) =>
            terms.ValidFrom <= terms.ValidTo && terms.ValidTo < on && !(terms.ValidTo < terms.SignedOn) ? broken : null,
    };
}
