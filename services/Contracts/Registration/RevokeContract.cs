using FluentValidation;
using TechMarket.Contracts.Lists;
using TechMarket.Contracts.Rules;
using TechMarket.Events;
using TechMarket.Events.Codes;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Registration;

/// <summary>撤销: the authority takes a registration back, on a ground (as in the Shanghai rules of 2025). It counts no longer, and its certificate says so.</summary>
internal static class RevokeContract
{
    /// <param name="Ground">A code of RevocationGrounds.</param>
    /// <param name="Note">What was found.</param>
    internal sealed record Request(string? Ground, string? Note);

    internal sealed record Response(Guid Id, string Status);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Ground).Must(RevocationGrounds.All.Has).WithMessage(_ => T($"请选择撤销的依据：{Grounds}", $"Choose a ground: {Grounds}"));
            RuleFor(r => r.Note).NotEmpty().WithMessage(_ => T("请说明查明的事实", "Say what was found"))
                .MaximumLength(2000).WithMessage(_ => T("不超过 2000 字", "At most 2000 characters"));
        }
    }

    private static string Grounds => string.Join(T("；", "; "), RevocationGrounds.All.All.Select(ground => $"{ground.Value} {ground.Label}"));

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/contracts/{id:guid}/revocation", Handle).Check<Request>()
        .For(Roles.Supervisor)
        .WithName("RevokeContract").WithSummary("Revoke a registration (If-Match)").Produces<Response>()
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        Guid id, Request request, Caller caller, ContractsDb db, ReviewRules review, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var contract = await db.Seen(id, caller, stop);
        contract.MustBeReviewableBy(caller);
        http.MustHaveSeen(contract.Version);
        contract.Revoke(request.Ground!, request.Note!.Trim(), clock.GetUtcNow());
        db.Changes.Add(ContractChange.Of(contract, "revoked", caller, clock.GetUtcNow(), $"{request.Ground} {contract.EndNote}"));
        db.Say(new RegistrationEnded(id, "revoked", clock.GetUtcNow()));
        await db.VoidListOf(contract, review, caller, clock.GetUtcNow(), stop);
        await db.SaveChangesAsync(stop);
        return Results.Ok(new Response(contract.Id, contract.Status));
    }
}
