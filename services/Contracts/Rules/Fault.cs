using System.Globalization;
using TechMarket.Platform;

namespace TechMarket.Contracts.Rules;

/// <summary>A rule that a contract does not keep.</summary>
internal sealed record Fault(Rule Rule, IReadOnlyList<object?> Found)
{
    public string Code => Rule.Code;

    public string Field => Rule.Field;

    public string Ground => Rule.Ground;

    public bool Stops => Rule.Stops;

    public string Chinese => Say(Rule.Chinese);

    public string English => Say(Rule.English);

    public string Text => Bilingual.T(Chinese, English);

    public string Basis => Bilingual.T(Rule.Basis, Rule.BasisEnglish);

    private string Say(string text) => string.Format(CultureInfo.InvariantCulture, text, [.. Found]);
}
