using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TechMarket.Identity.Accounts;
using TechMarket.Identity.Mail;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Identity.Brokers;

/// <summary>An official confirms a broker's certificate as read (If-Match), or refuses it with a reason; the broker gets a letter.</summary>
internal static class ReviewBroker
{
    internal sealed record Request(bool? Accept, string? Reason);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Accept).NotNull().WithMessage(_ => T("请选择通过或不通过", "Choose to accept or to refuse"));
            RuleFor(r => r.Reason).Required(500, "请填写不通过的原因", "Give the reason for refusing").When(r => r.Accept == false);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/identity/brokers/{id:guid}/certification", Handle)
        .Check<Request>().For(Roles.Supervisor)
        .WithName("ReviewBroker").WithSummary("Confirm a broker's certificate or refuse it with a reason (If-Match)")
        .Produces<BrokerView>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(428);

    private static async Task<BrokerView> Handle(
        Guid id, Request request, Caller caller, HttpContext http, IdentityDb db, Letters letters, TimeProvider clock, CancellationToken stop)
    {
        var broker = await db.Brokers.Include(b => b.Account!.Organisation).SingleOrDefaultAsync(b => b.AccountId == id, stop)
            ?? throw OneBroker.Missing();
        http.MustHaveSeen(broker.Version);
        broker.Review(request.Accept!.Value, request.Reason, caller.Name, clock.GetUtcNow());
        db.Say(broker.Said(broker.Account!, clock.GetUtcNow()));
        letters.BrokerReviewed(broker.Account!, request.Accept.Value, broker.RefusedReason);
        await db.SaveChangesAsync(stop);
        http.Tag(broker.Version);
        return BrokerView.Of(broker, broker.Account!);
    }
}
