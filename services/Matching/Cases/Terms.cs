using System.Globalization;
using TechMarket.Events.Codes;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Matching.Cases;

/// <summary>The two parties of a case.</summary>
internal enum Side
{
    /// <summary>The organisation of the need.</summary>
    Buyer,
    /// <summary>The organisation of the result.</summary>
    Seller,
}

/// <summary>What a party agrees to; what it leaves open stays as the other side said it.</summary>
/// <param name="Amount">元.</param>
/// <param name="Type">Contract type: DEV, TRF, LIC, CON or SRV.</param>
internal sealed record Terms(decimal? Amount, string? Type, string? Note)
{
    /// <summary>True when these terms contradict the ones on the table; filling in what was open does not.</summary>
    public bool Change(decimal? amount, string? type) =>
        (Amount is not null && amount is not null && Amount != amount) || (Type is not null && type is not null && Type != type);
}

/// <summary>Terms of one side that the other changed. Amounts in 元.</summary>
internal sealed record TermsChange(decimal? AmountBefore, decimal? AmountAfter, string? TypeBefore, string? TypeAfter)
{
    /// <summary>Before and after in the language of the request.</summary>
    public string InWords() => string.Join(T("；", "; "), new[]
    {
        AmountBefore == AmountAfter ? null : T($"金额 {Yuan(AmountBefore)} → {Yuan(AmountAfter)}", $"amount {Yuan(AmountBefore)} → {Yuan(AmountAfter)}"),
        TypeBefore == TypeAfter ? null : T($"类型 {Kind(TypeBefore)} → {Kind(TypeAfter)}", $"type {Kind(TypeBefore)} → {Kind(TypeAfter)}"),
    }.OfType<string>());

    private static string Yuan(decimal? amount) => amount is not { } yuan ? T("未提出", "not named")
        : IsEnglish || yuan < 10_000 ? yuan.ToString("#,##0.##", CultureInfo.InvariantCulture) + T(" 元", " CNY")
        : (yuan / 10_000).ToString("#,##0.######", CultureInfo.InvariantCulture) + "万元";

    private static string Kind(string? type) => type is null ? T("未提出", "not named") : ContractTypes.All.Label(type);
}
