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
