using TechMarket.Platform;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Receipts;

/// <summary>A verified receipt among those of all contracts. Amounts in 元.</summary>
internal sealed record IncomeLine(
    Guid Id, Guid ContractId, string? Number, string Title, string? Type, string SellerName, string? SellerCreditCode, string BuyerName, decimal? TechnologyAmount,
    DateOnly ReceivedOn, string Voucher, decimal Amount, decimal VerifiedAmount, string? DecidedBy, DateTimeOffset DecidedAt, bool Demo)
{
    /// <summary>What was verified from one day to another, both included. The day of verification counts, not that of the money: a period once past never changes.</summary>
    /// <exception cref="ShapeWrong">The period ends before it begins.</exception>
    public static IQueryable<Receipt> Between(IQueryable<Receipt> receipts, DateOnly? from, DateOnly? to)
    {
        if (to < from)
        {
            throw new ShapeWrong("to", "截止日期不能早于起始日期。", "The last day cannot be before the first.");
        }
        var (first, end) = (from?.Start(), to is { } last && last < DateOnly.MaxValue ? last.AddDays(1).Start() : (DateTimeOffset?)null);
        return receipts.Where(r => r.Status == Receipt.Verified && (first == null || r.DecidedAt >= first) && (end == null || r.DecidedAt < end));
    }

    /// <param name="newestFirst">By the report; otherwise in the order of verification.</param>
    public static IQueryable<IncomeLine> Of(IQueryable<Receipt> receipts, ContractsDb db, bool newestFirst)
    {
        var both = receipts.Join(db.Contracts, receipt => receipt.ContractId, contract => contract.Id, (r, c) => new { r, c });
        var ordered = newestFirst ? both.OrderByDescending(one => one.r.Id) : both.OrderBy(one => one.r.DecidedAt).ThenBy(one => one.r.Id);
        return ordered.Select(one => new IncomeLine(
            one.r.Id, one.c.Id, one.c.Number, one.c.Terms.Title, one.c.Terms.Type, one.c.Terms.Seller.Name, one.c.Terms.Seller.CreditCode, one.c.Terms.Buyer.Name,
            one.c.Terms.TechnologyAmount, one.r.ReceivedOn, one.r.Voucher, one.r.Amount, one.r.VerifiedAmount!.Value, one.r.DecidedBy, one.r.DecidedAt!.Value, one.c.Demo));
    }
}
