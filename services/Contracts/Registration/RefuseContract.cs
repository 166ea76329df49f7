using FluentValidation;
using TechMarket.Events;
using TechMarket.Events.Codes;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Registration;

/// <summary>不予登记: the registrar refuses for one of the published reasons (draft rules art. 39; Torch Centre answers of 2021).</summary>
internal static class RefuseContract
{
    /// <param name="Reason">A code of RefusalReasons: 1–11, oral, duplicate.</param>
    internal sealed record Request(string? Reason, string? Note);

    internal sealed record Response(Guid Id, string Status);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Reason).Must(RefusalReasons.All.Has)
                .WithMessage(_ => T($"请选择不予登记的理由：{Reasons}", $"Choose a reason: {Reasons}"));
            RuleFor(r => r.Note).NotEmpty().When(r => r.Reason == "11").WithMessage(_ => T("理由为“其他”时请填写说明", "Explain the reason 'other'"));
            RuleFor(r => r.Note).MaximumLength(2000).WithMessage(_ => T("不超过 2000 字", "At most 2000 characters"));
        }
    }

    private static string Reasons => string.Join(T("；", "; "), RefusalReasons.All.All.Select(reason => $"{reason.Value} {reason.Label}"));

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/contracts/{id:guid}/refusal", Handle).Check<Request>()
        .For(Roles.Registrar)
        .WithName("RefuseContract").WithSummary("Refuse to register a contract (If-Match)").Produces<Response>()
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        Guid id, Request request, Caller caller, ContractsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var contract = await db.ForReview(id, caller, clock.GetUtcNow(), stop);
        http.MustHaveSeen(contract.Version);
        contract.Refuse(request.Reason!, string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim());
        db.Changes.Add(ContractChange.Of(contract, "refused", caller, clock.GetUtcNow(), $"{request.Reason} {contract.RefusalNote}".Trim()));
        if (contract.CaseId is { } origin)
        {
            db.Say(new ContractDropped(id, origin, "refused", clock.GetUtcNow()));
        }
        await db.SaveChangesAsync(stop);
        return Results.Ok(new Response(contract.Id, contract.Status));
    }
}
