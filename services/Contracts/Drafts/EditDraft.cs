using TechMarket.Contracts.Organisations;
using TechMarket.Contracts.Rules;
using TechMarket.Events.Codes;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Drafts;

/// <summary>The seller saves what the contract says; a draft may be incomplete, the rules of filing come with the submission.</summary>
internal static partial class EditDraft
{
    /// <summary>The whole content: what is left out is emptied. Amounts in 元 with at most 2 decimals.</summary>
    internal sealed record Request(
        string? Title, string? Type, string? SubType, PartyInput? Seller, PartyInput? Buyer, decimal? TotalAmount, decimal? TechnologyAmount,
        IReadOnlyList<DeductionInput>? Deductions, DateOnly? SignedOn, DateOnly? ValidFrom, DateOnly? ValidTo, string? Field, string? Ip,
        string? Industry, string? PaymentMode, string? Subject, string? PlanSource, string? Objective, Particulars? Particulars);

    /// <param name="OrganisationId">Of the buyer, when it is in this market; the seller's cannot be changed, nor can the buyer's of a case.</param>
    internal sealed record PartyInput(Guid? OrganisationId, string? Name, string? CreditCode, string? District, string? Kind);

    internal sealed record DeductionInput(string? What, decimal? Amount);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/contracts/{id:guid}", Handle).Check<Request>()
        .For(Roles.Enterprise, Roles.Institute)
        .WithName("EditDraft").WithSummary("Save a contract draft (If-Match)").Produces<ContractDetail>()
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        Guid id, Request request, Caller caller, ContractsDb db, ReviewRules review, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var contract = await db.Own(id, caller, stop);
        contract.MustBeOpen();
        http.MustHaveSeen(contract.Version);
        var changes = contract.Edit(await Terms(request, contract, db, stop));
        if (changes.Count > 0)
        {
            db.Changes.Add(ContractChange.Of(contract, "edited", caller, clock.GetUtcNow(), fields: changes));
            await db.SaveChangesAsync(stop);
        }
        http.Tag(contract.Version);
        return Results.Ok(await ContractDetail.Of(contract, caller, db, review, clock.Today(), stop));
    }

    /// <summary>A request's content for this contract, its parties found in the market.</summary>
    internal static async Task<Terms> Terms(Request r, Contract contract, ContractsDb db, CancellationToken stop) => new()
    {
        Title = Radicals.Folded(r.Title!.Trim()),
        Type = Text(r.Type),
        SubType = Text(r.SubType),
        Seller = r.Seller is null ? contract.Terms.Seller : Party(r.Seller) with { Name = contract.Terms.Seller.Name, CreditCode = contract.Terms.Seller.CreditCode },
        Buyer = await Buyer(r.Buyer, contract, db, stop),
        TotalAmount = r.TotalAmount,
        TechnologyAmount = r.TechnologyAmount,
        Deductions = [.. (r.Deductions ?? []).Select(d => new Deduction(d.What!.Trim(), d.Amount!.Value))],
        SignedOn = r.SignedOn,
        ValidFrom = r.ValidFrom,
        ValidTo = r.ValidTo,
        Field = Text(r.Field),
        Ip = Text(r.Ip),
        Industry = Text(r.Industry),
        PaymentMode = Text(r.PaymentMode),
        Subject = Radicals.Folded(Text(r.Subject)),
        PlanSource = Text(r.PlanSource),
        Objective = Text(r.Objective),
        Particulars = (r.Particulars ?? new()).Trimmed(),
    };

    private static Party Party(PartyInput? input) => new()
    {
        OrganisationId = input?.OrganisationId,
        Name = Radicals.Folded(input?.Name?.Trim()) ?? "",
        CreditCode = CreditCode.Normalise(input?.CreditCode) is { Length: > 0 } code ? code : null,
        District = Text(input?.District),
        Kind = Text(input?.Kind),
    };

    /// <summary>
    /// A buyer named by the credit code of an organisation of this market is that organisation, and sees the contract. The buyer of a
    /// case need not be named again.
    /// </summary>
    private static async Task<Party> Buyer(PartyInput? input, Contract contract, ContractsDb db, CancellationToken stop)
    {
        var typed = Party(input);
        if (contract.CaseId is not null && typed is { Name: "", CreditCode: null })
        {
            return contract.Terms.Buyer with { District = typed.District ?? contract.Terms.Buyer.District, Kind = typed.Kind ?? contract.Terms.Buyer.Kind };
        }
        var known = await db.Find(typed, stop);
        return typed with { OrganisationId = known?.Id };
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
