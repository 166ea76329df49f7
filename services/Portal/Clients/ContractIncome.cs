namespace TechMarket.Portal.Clients;

/// <summary>Money of a contract as <c>/api/contracts/{id}/receipts</c> tells it: waiting, verified or refused. Amounts in 元.</summary>
public sealed record Receipt(
    Guid Id, string Status, decimal Amount, DateOnly ReceivedOn, string Voucher, string? Note, string ReportedBy, DateTimeOffset ReportedAt,
    decimal? VerifiedAmount, string? Reason, string? DecidedBy, DateTimeOffset? DecidedAt);

/// <param name="Room">What may still be verified.</param>
public sealed record ContractIncome(decimal? TechnologyAmount, decimal Verified, decimal Room, List<Receipt> Items);

/// <summary>A receipt in the registrar's list.</summary>
public sealed record WaitingReceipt(
    Guid Id, Guid ContractId, string? Number, string Title, string SellerName, decimal Amount, DateOnly ReceivedOn, DateTimeOffset ReportedAt);

/// <summary>技术性收入核定表 of one contract.</summary>
public sealed record IncomeSheet(
    string Number, string Title, string? Type, string Status, ContractParty Seller, ContractParty Buyer, DateOnly? SignedOn, DateOnly? RegisteredOn, int Edition,
    decimal? TotalAmount, decimal? TechnologyAmount, decimal Verified, decimal Room, bool Demo, DateOnly AsOf, List<IncomeSheetLine> Lines);

/// <param name="Running">The sum of this and all lines before.</param>
public sealed record IncomeSheetLine(int Place, DateOnly ReceivedOn, string Voucher, decimal Amount, decimal Verified, decimal Running, string? DecidedBy, DateOnly DecidedOn);

/// <summary>A verified receipt among those of a period.</summary>
public sealed record IncomeLine(
    Guid Id, Guid ContractId, string? Number, string Title, string SellerName, string BuyerName, DateOnly ReceivedOn, string Voucher, decimal Amount,
    decimal VerifiedAmount, string? DecidedBy, DateTimeOffset DecidedAt);

/// <summary>Rows, and count and sum of all of them.</summary>
public sealed record IncomeRows(List<IncomeLine> Items, string? Next, int Count, decimal Sum);

/// <summary>What may apply to a contract by its type, and who decides.</summary>
public sealed record Incentives(
    string Number, string Title, string? Type, string Status, decimal? TechnologyAmount, decimal Verified, string Notice, List<Incentive> Items);

/// <param name="Confirmed">False while the wording was not checked against the source.</param>
public sealed record Incentive(string Code, string Title, string Text, string Basis, bool Confirmed);
