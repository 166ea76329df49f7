using FluentValidation;
using TechMarket.Contracts.Drafts;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Idempotency;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Amendments;

/// <summary>变更登记: the seller asks for another content under the same number, with the reason; a registrar verifies it and decides.</summary>
internal static class AskAmendment
{
    /// <param name="Content">The whole content as it shall be, in the form of a draft's.</param>
    internal sealed record Request(string? Reason, EditDraft.Request? Content);

    internal sealed record Response(Guid Id, string Kind, string Status);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Reason).NotEmpty().WithMessage(_ => T("请说明变更的原因", "Say why it changes"))
                .MaximumLength(2000).WithMessage(_ => T("不超过 2000 字", "At most 2000 characters"));
            RuleFor(r => r.Content).NotNull().WithMessage(_ => T("请填写变更后的合同内容", "Give the content as it shall be"));
            RuleFor(r => r.Content!).SetValidator(new EditDraft.Shape()).When(r => r.Content is not null);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/contracts/{id:guid}/amendment-requests", Handle).Check<Request>()
        .For(Roles.Enterprise, Roles.Institute)
        .WithName("AskAmendment").WithSummary("Ask for an amendment of a registered contract (If-Match)").CreatesOnce<ContractsDb>().Produces<Response>(201)
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        Guid id, Request request, Caller caller, ContractsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var contract = await db.Own(id, caller, stop);
        http.MustHaveSeen(contract.Version);
        var terms = contract.AsAmended(await EditDraft.Terms(request.Content!, contract, db, stop), clock.Today());
        var asked = await db.Ask(contract, request.Reason!.Trim(), terms, caller, clock.GetUtcNow(), stop);
        return Results.Created($"/api/contracts/{id}/requests", new Response(asked.Id, asked.Kind, asked.Status));
    }
}
