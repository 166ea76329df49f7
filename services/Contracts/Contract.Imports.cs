namespace TechMarket.Contracts;

/// <summary>Contracts that were registered before this market kept the register.</summary>
internal sealed partial class Contract
{
    /// <param name="now">When the row came in; the registration itself is dated by the row.</param>
    public static Contract Imported(Terms terms, string source, string externalId, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Terms = terms,
        CreatedAt = now,
        Source = source,
        ExternalId = externalId,
    };

    /// <summary>Takes over the row as it is now, under its number.</summary>
    public void TakeOver(Terms terms, string number, string office, DateOnly registeredOn, string rowHash, bool demo, DateTimeOffset now)
    {
        Terms = terms;
        RowHash = rowHash;
        Demo = demo;
        RuleSet = Rules.RuleSet.On(registeredOn).Code;
        Seal(number, office, registeredOn, now);
    }
}
