namespace TechMarket.Portal.Clients;

/// <summary>A listing as suggestions and cases show it; amounts in 元.</summary>
public sealed record Side(
    Guid Id, string Title, Guid OrganisationId, string? OrganisationName, string? Field, string? Industry, int? Maturity, string? District,
    decimal? AmountFrom, decimal? AmountTo, DateOnly? Deadline, string? Source, bool Demo, string? ClosedWhy);

/// <summary>A need and a result that seem to fit, with the reasons, from <c>/api/matching/suggestions</c>.</summary>
public sealed record Suggestion(
    Guid Id, Side Need, Side Result, decimal Score, List<ScorePart> Parts, string Status, string? DismissedReason, string? DismissedNote,
    bool Explored, DateTimeOffset CreatedAt);

/// <summary>A broker's case, from <c>/api/matching/cases</c>; <c>Can</c> names what the user may do now.</summary>
public sealed record Case(
    Guid Id, Side Need, Side Result, CaseBroker Broker, CaseParty Buyer, CaseParty Seller, string Stage, DateTimeOffset TakenAt,
    DateTimeOffset? IntroducedAt, DateTimeOffset? BuyerAgreedAt, DateTimeOffset? SellerAgreedAt, DateTimeOffset? EndedAt, string? EndReason, string? DeclinedBy,
    decimal? Amount, string? Type, string? BuyerNote, string? SellerNote, string? NextAction, DateOnly? NextActionOn, Guid? ContractId, string? ContractNumber,
    List<string> Can, List<CaseEntry> History);

public sealed record CaseBroker(Guid Id, string Name, string Grade, string CertificateNumber);

/// <summary>A party; the contact is known to the broker, and to the other side after the introduction.</summary>
public sealed record CaseParty(Guid Id, string Name, string? Kind, string? District, string? Contact, string? Phone);

public sealed record CaseEntry(DateTimeOffset At, string Who, string What, string Text, string? Note);
