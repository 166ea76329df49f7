namespace TechMarket.Portal.Clients;

/// <summary>What anyone may know of a registered contract, from <c>/api/contracts/certificates/{number}</c>.</summary>
public sealed record Certificate(
    string Number, string Title, string? Type, string SellerName, string BuyerName, decimal? TotalAmount, decimal? TechnologyAmount,
    DateOnly? SignedOn, DateOnly? ValidFrom, DateOnly? ValidTo, DateOnly? RegisteredOn, string? Field, string? Office, string Status,
    string? Sha256, bool Intact, string? RuleSet, bool Demo, int Edition, DateOnly? EndedOn);

/// <summary>The public figures of the year so far.</summary>
/// <param name="Growth">Over the same period last year, 0.32 is 32 %.</param>
public sealed record Headline(DateOnly AsOf, int Count, decimal TotalAmount, decimal LastYearSamePeriod, decimal? Growth);

/// <summary>One line of a list of contracts; amounts in 元.</summary>
public sealed record ContractRow(
    Guid Id, string? Number, string Title, string? Type, string Status, string? SellerName, string? BuyerName, decimal? TotalAmount,
    decimal? TechnologyAmount, DateTimeOffset? SubmittedAt, DateOnly? RegisteredOn, string? ReturnReason);

/// <summary>What <c>/api/contracts/certificates/check</c> says of an uploaded PDF.</summary>
/// <param name="Verdict">genuine, outdated or unknown.</param>
/// <param name="Number">Of an unknown file the number it gives as its own.</param>
public sealed record PaperVerdict(string Verdict, string Sha256, string? Number, string? Title, DateTimeOffset? HandedOutAt, string? Status);
