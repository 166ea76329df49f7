using Microsoft.EntityFrameworkCore;
using TechMarket.Contracts.Rules;
using TechMarket.Contracts.Texts;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts;

/// <summary>A contract as its parties and the registrar see it. Amounts in 元.</summary>
/// <param name="Large">True when a second registrar decides on it: for its amount, or because it is disputed.</param>
/// <param name="DecideBy">Last day for the registrar's decision.</param>
/// <param name="DecideByEstimated">True when the holidays up to then are not all announced yet: the true last day may be later, never earlier.</param>
/// <param name="Edition">1 as registered, one more with each amendment.</param>
/// <param name="EndReason">Why it was cancelled, or the code of the ground it was revoked on.</param>
/// <param name="Hindrances">What the rules of filing find wrong with it, until it is decided; empty when nothing is.</param>
internal sealed record ContractDetail(
    Guid Id, string? Number, string Title, string? Type, string? SubType, string Status, Party Seller, Party Buyer,
    decimal? TotalAmount, decimal? TechnologyAmount, IReadOnlyList<Deduction> Deductions, DateOnly? SignedOn, DateOnly? ValidFrom,
    DateOnly? ValidTo, string? Field, string? Ip, string? Industry, string? PaymentMode, string? Subject,
    string? PlanSource, string? Objective, Particulars Particulars, Guid? CaseId, Guid? NeedId,
    Guid? ResultId, DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt, DateTimeOffset? AcceptedAt, DateOnly? DecideBy,
    DateOnly? RegisteredOn, string? ReturnReason, string? RefusalReason, string? RefusalNote, string? Source, bool Demo,
    string? RuleSet, bool Large, IReadOnlyList<Hindrance> Hindrances, IReadOnlyList<HistoryEntry> History,
    bool DecideByEstimated, Guid? FirstReviewerId, string? FirstReviewer, int Edition, DateTimeOffset? EndedAt, string? EndReason, string? EndNote)
{
    /// <summary>The registrar who works on it just now; told to officials only.</summary>
    public string? TakenBy { get; init; }

    /// <summary>The day whose code lists it keeps: of its application, or today while it can be edited.</summary>
    public DateOnly ListsOn { get; init; }

    /// <summary>合同文本, to be had one by one from <c>/texts/{id}</c>.</summary>
    public IReadOnlyList<TextLine> Texts { get; init; } = [];

    public static async Task<ContractDetail> Of(Contract contract, Caller caller, ContractsDb db, ReviewRules review, DateOnly today, CancellationToken stop)
    {
        var history = await db.Changes.AsNoTracking().Where(change => change.ContractId == contract.Id)
            .OrderBy(change => change.Link)
            .Select(change => new HistoryEntry(change.At, change.Who, change.What, change.Note, change.Fields))
            .ToListAsync(stop);
        var doubles = contract.IsOpen ? await RegisterRules.Faults(contract, contract.Terms, caller, db, stop) : [];
        return Of(contract, history, doubles, review, today) with { Texts = await TextLine.Of(contract.Id, db, stop) };
    }

    private static ContractDetail Of(Contract c, IReadOnlyList<HistoryEntry> history, IReadOnlyList<Fault> doubles, ReviewRules review, DateOnly today) => new(
        c.Id, c.Number, c.Terms.Title, c.Terms.Type, c.Terms.SubType, c.Status, c.Terms.Seller, c.Terms.Buyer,
        c.Terms.TotalAmount, c.Terms.TechnologyAmount, c.Terms.Deductions, c.Terms.SignedOn, c.Terms.ValidFrom,
        c.Terms.ValidTo, c.Terms.Field, c.Terms.Ip, c.Terms.Industry, c.Terms.PaymentMode, c.Terms.Subject,
        c.Terms.PlanSource, c.Terms.Objective, c.Terms.Particulars, c.CaseId, c.NeedId,
        c.ResultId, c.CreatedAt, c.SubmittedAt, c.AcceptedAt, c.DecideBy,
        c.RegisteredOn, c.ReturnReason, c.RefusalReason, c.RefusalNote, c.Source, c.Demo,
        c.RuleSet, c.SecondReviewNeeded || (c.IsOpen && review.IsLarge(Rules.RuleSet.Named(c.RuleSet), c.Terms)),
        c.IsOpen ? [.. FilingRules.Faults(c.Terms, c.AppliedOn ?? today).Concat(doubles).Select(Hindrance.Of)] : [],
        history,
        c.AcceptedAt is { } accepted && c.DecideBy is { } last && review.IsEstimated(Rules.RuleSet.Named(c.RuleSet), accepted.BusinessDate(), last),
        c.FirstReviewerId, c.FirstReviewer, c.Edition, c.EndedAt, c.EndReason, c.EndNote)
    {
        ListsOn = c.AppliedOn ?? c.RegisteredOn ?? today,
    };
}

/// <summary>One thing to put right before the contract can be submitted, or, when it does not stop it, to look at.</summary>
/// <param name="Ground">The published reason for refusal it would lead to.</param>
/// <param name="Basis">The article or standard.</param>
internal sealed record Hindrance(string Code, string Field, string? Ground, string Text, bool Stops, string Basis)
{
    public static Hindrance Of(Fault fault) => new(fault.Code, fault.Field, fault.Ground, fault.Text, fault.Stops, fault.Basis);
}

internal sealed record HistoryEntry(DateTimeOffset At, string Who, string What, string? Note, IReadOnlyList<FieldChange> Fields);

/// <summary>A contract in a list.</summary>
internal sealed record ContractLine(
    Guid Id, string? Number, string Title, string? Type, string Status, string SellerName, string BuyerName, string? SellerDistrict,
    string? BuyerDistrict, string? Field, decimal? TotalAmount, decimal? TechnologyAmount, DateOnly? SignedOn, DateTimeOffset CreatedAt,
    DateTimeOffset? SubmittedAt, DateOnly? DecideBy, DateOnly? RegisteredOn, Guid? CaseId, bool Demo, string? ReturnReason)
{
    /// <summary>The registrar who works on it just now; filled in for the queue only.</summary>
    public string? TakenBy { get; init; }

    /// <summary>The last day for its decision has passed; filled in for the queue only.</summary>
    public bool Overdue { get; init; }

    public static readonly System.Linq.Expressions.Expression<Func<Contract, ContractLine>> From = c => new ContractLine(
        c.Id, c.Number, c.Terms.Title, c.Terms.Type, c.Status, c.Terms.Seller.Name, c.Terms.Buyer.Name, c.Terms.Seller.District,
        c.Terms.Buyer.District, c.Terms.Field, c.Terms.TotalAmount, c.Terms.TechnologyAmount, c.Terms.SignedOn, c.CreatedAt,
        c.SubmittedAt, c.DecideBy, c.RegisteredOn, c.CaseId, c.Demo, c.ReturnReason);
}
