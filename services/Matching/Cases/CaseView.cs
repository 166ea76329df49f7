using TechMarket.Matching.Copies;
using TechMarket.Matching.Suggestions;

namespace TechMarket.Matching.Cases;

/// <summary>A case as the API shows it. Amounts in 元; <c>can</c> names what the caller may do now.</summary>
internal sealed record CaseView(
    Guid Id, ListingView Need, ListingView Result, CaseView.BrokerView Broker, CaseView.PartyView Buyer, CaseView.PartyView Seller,
    string Stage, DateTimeOffset TakenAt, DateTimeOffset? IntroducedAt, DateTimeOffset? BuyerAgreedAt, DateTimeOffset? SellerAgreedAt,
    DateTimeOffset? EndedAt, string? EndReason, string? DeclinedBy, decimal? Amount, string? Type, string? BuyerNote, string? SellerNote, string? NextAction, DateOnly? NextActionOn,
    Guid? ContractId, string? ContractNumber, IReadOnlyList<string> Can, IReadOnlyList<CaseView.Entry> History)
{
    internal sealed record BrokerView(Guid Id, string Name, string Grade, string CertificateNumber);

    /// <summary>A party; the contact is known to the broker, and to the other side after the introduction.</summary>
    internal sealed record PartyView(Guid Id, string Name, string? Kind, string? District, string? Contact, string? Phone);

    /// <summary>A line of the history; <c>text</c> says what happened in the language of the request; the note of changed terms is what they were and are.</summary>
    internal sealed record Entry(DateTimeOffset At, string Who, string What, string Text, string? Note);

    public static CaseView Of(Case c, IReadOnlyDictionary<Guid, KnownOrganisation> parties, IReadOnlyList<string> can) => new(
        c.Id, ListingView.Of(c.Need), ListingView.Of(c.Result),
        new BrokerView(c.BrokerId, c.BrokerName, c.BrokerGrade, c.BrokerCertificate),
        Party(c.BuyerId, c.Need, parties), Party(c.SellerId, c.Result, parties),
        c.Stage, c.TakenAt, c.IntroducedAt, c.BuyerAgreedAt, c.SellerAgreedAt, c.EndedAt, c.EndReason, c.DeclinedBy, c.Amount, c.Type, c.BuyerNote, c.SellerNote,
        c.NextAction is null ? null : NextSteps.All.Label(c.NextAction), c.NextActionOn, c.ContractId, c.ContractNumber, can,
        [.. c.History.OrderBy(e => e.At).Select(e => new Entry(e.At, e.Name, e.What, CaseDeeds.All.Label(e.What), e.Change?.InWords() ?? e.Note))]);

    private static PartyView Party(Guid id, KnownListing listing, IReadOnlyDictionary<Guid, KnownOrganisation> parties) =>
        parties.TryGetValue(id, out var known)
            ? new PartyView(id, known.Name, known.Kind, known.District, known.Contact, known.Phone)
            : new PartyView(id, listing.OrganisationName, null, listing.District, null, null);
}
