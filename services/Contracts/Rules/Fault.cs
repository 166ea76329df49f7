using TechMarket.Platform;

namespace TechMarket.Contracts.Rules;

/// <summary>One thing that keeps a contract from being filed.</summary>
/// <param name="Code">Stable, for example <c>contract.technology-exceeds-total</c>.</param>
/// <param name="Field">The field to correct, as in the API.</param>
/// <param name="Ground">The published reason for refusal it would lead to, see <see cref="Events.Codes.RefusalReasons"/>.</param>
internal sealed record Fault(string Code, string Field, string? Ground, string Chinese, string English)
{
    public string Text => Bilingual.T(Chinese, English);
}
