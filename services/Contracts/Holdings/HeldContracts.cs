using Microsoft.EntityFrameworkCore;
using TechMarket.Contracts.Receipts;
using TechMarket.Contracts.Registration;
using TechMarket.Platform;

namespace TechMarket.Contracts.Holdings;

/// <summary>All contracts, with what cases, needs, numbers and figures must agree with. Amounts in 元.</summary>
internal static class HeldContracts
{
    /// <param name="Office">The office the number itself names; null, as year and sequence, for a number of another layout.</param>
    /// <param name="Imported">Registered elsewhere or before: no case, no need, and not counted here.</param>
    /// <param name="Edited">The seller has changed what the case had filled in.</param>
    /// <param name="Recorded">It has a history.</param>
    /// <param name="Intact">What was sealed at the registration is unchanged, and its texts are there.</param>
    /// <param name="IncomeAdds">Its verified income is the sum of its verified receipts.</param>
    internal sealed record Row(
        Guid Id, string Status, Guid? CaseId, Guid? NeedId, Guid? ResultId, Guid? SellerId, Guid? BuyerId, string? SellerDistrict, string? BuyerDistrict,
        string? Type, string? Field, decimal? TotalAmount, decimal? TechnologyAmount, string? Number, string? Office, int? Year, long? Sequence,
        DateOnly? RegisteredOn, DateTimeOffset? RegisteredAt, bool Imported, bool Edited, bool Intact, bool Recorded,
        bool IncomeAdds);

    /// <summary>Empty where the bytes as they lie there have another.</summary>
    private sealed record TextHash(Guid ContractId, string Sha256);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapHolding("contracts", "contracts", Handle);

    private static async Task<Page<Row>> Handle(
        string? after, int? limit, ContractsDb db, Numbering numbering, HttpContext http, CancellationToken stop)
    {
        var page = await db.Contracts.AsNoTracking().ById(contract => contract.Id, after, limit, http, stop);
        var ofCases = page.Items.Where(contract => contract.CaseId is not null).Select(contract => contract.Id).ToList();
        var edited = await db.Changes.Where(change => ofCases.Contains(change.ContractId) && change.What == "edited")
            .Select(change => change.ContractId).ToHashSetAsync(stop);
        var ids = page.Items.Select(contract => contract.Id).ToList();
        var recorded = await db.Chains.Where(chain => ids.Contains(chain.ContractId)).Select(chain => chain.ContractId).ToHashSetAsync(stop);
        var verified = await db.Receipts.Where(receipt => ids.Contains(receipt.ContractId) && receipt.Status == Receipt.Verified)
            .GroupBy(receipt => receipt.ContractId).Select(of => new { of.Key, Sum = of.Sum(receipt => receipt.VerifiedAmount ?? 0) }).ToDictionaryAsync(of => of.Key, of => of.Sum, stop);
        var texts = (await db.Database.SqlQuery<TextHash>(
            $"select contract_id, case encode(sha256(bytes), 'hex') when sha256 then sha256 else '' end as sha256 from contracts.contract_texts where contract_id = any({ids})").ToListAsync(stop))
            .ToLookup(text => text.ContractId, text => text.Sha256);
        return page.Select(contract => Of(contract, numbering, edited.Contains(contract.Id), recorded.Contains(contract.Id), verified.GetValueOrDefault(contract.Id),
            texts[contract.Id].Order().SequenceEqual(contract.TextHashes.Order())));
    }

    private static Row Of(Contract c, Numbering numbering, bool edited, bool recorded, decimal verified, bool textsThere)
    {
        var number = c.Number is null ? null : numbering.Read(c.Number);
        return new(c.Id, c.Status, c.CaseId, c.NeedId, c.ResultId, c.Terms.Seller.OrganisationId, c.Terms.Buyer.OrganisationId,
            c.Terms.Seller.District, c.Terms.Buyer.District, c.Terms.Type, c.Terms.Field, c.Terms.TotalAmount, c.Terms.TechnologyAmount,
            c.Number, number?.Office, number?.Year, number?.Sequence, c.RegisteredOn, c.RegisteredAt, c.Source is not null, edited,
            c.Number is null || (c.ContentHash == c.HashOfContent() && textsThere), recorded, c.VerifiedIncome == verified);
    }
}
