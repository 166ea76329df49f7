using Microsoft.EntityFrameworkCore;

namespace TechMarket.Contracts.Rules;

/// <summary>重复登记: whether the same contract, or one whose text is nearly the same, is filed between the same parties already.</summary>
internal static class Duplicates
{
    private const int Most = 200;
    private static readonly Rule same = Rule.Named("contract.duplicate"), alike = Rule.Named("contract.nearly-the-same");

    public static async Task<IReadOnlyList<Fault>> Of(Guid contract, Terms terms, ContractsDb db, CancellationToken stop)
    {
        var (seller, buyer) = (terms.Seller.Name, terms.Buyer.Name);
        if (seller.Length == 0 || buyer.Length == 0)
        {
            return [];
        }
        var others = await Filed(db, contract)
            .Where(c => c.Terms.Seller.Name == seller && c.Terms.Buyer.Name == buyer)
            .OrderByDescending(c => c.Id).Take(Most)
            .Select(c => new Other(c.Terms.Title, c.Terms.TotalAmount, c.Terms.SignedOn, c.Terms.Subject, c.Number)).ToListAsync(stop);
        return Same(terms, others) ?? Alike(terms, others) ?? [];
    }

    /// <summary>What a contract may be the double of: all others that were submitted or registered, unless they were refused or have ended.</summary>
    public static IQueryable<Contract> Filed(ContractsDb db, Guid except) => db.Contracts.AsNoTracking()
        .Where(c => c.Id != except && (c.SubmittedAt != null || c.Status == Contract.Registered)
            && c.Status != Contract.Refused && c.Status != Contract.Cancelled && c.Status != Contract.Revoked);

    private static IReadOnlyList<Fault>? Same(Terms terms, List<Other> others) =>
        others.Find(o => o.Title == terms.Title && o.Total == terms.TotalAmount && o.SignedOn == terms.SignedOn) is { } found
            ? [new Fault(same, [found.Number ?? found.Title])] : null;

    private static IReadOnlyList<Fault>? Alike(Terms terms, List<Other> others)
    {
        var likeness = new Likeness(terms.Subject);
        var nearest = others.Select(o => (o.Title, Percent: likeness.PercentOf(o.Subject))).OrderByDescending(one => one.Percent).FirstOrDefault();
        return nearest.Percent >= alike.AtLeast ? [new Fault(alike, [nearest.Title, nearest.Percent])] : null;
    }

    private sealed record Other(string Title, decimal? Total, DateOnly? SignedOn, string? Subject, string? Number);
}
