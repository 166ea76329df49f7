using TechMarket.Events.Codes;
using TechMarket.Portal.Clients;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Components.Matching;

/// <summary>A listing of a suggestion or case in one line.</summary>
internal static class SideText
{
    public static string Of(Side side) => string.Join(" · ", new[]
    {
        side.OrganisationName, Codes.One(Districts.All, side.District), Codes.One(Fields.All, side.Field),
        Amounts.Range(side.AmountFrom, side.AmountTo), side.Demo ? T("演示", "Demo") : null,
    }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>The strongest reason of a score in words.</summary>
    public static string? Reason(Suggestion suggestion) => suggestion.Parts.MaxBy(part => part.Points) is { Points: > 0 } best
        ? T(best.DetailZh ?? best.LabelZh, best.DetailEn ?? best.LabelEn)
        : null;
}
