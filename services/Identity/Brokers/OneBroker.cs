using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Identity.Brokers;

/// <summary>One broker: a certified one for anyone, one waiting or refused for supervisors and the operator.</summary>
internal static class OneBroker
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/identity/brokers/{id:guid}", Handle).ForAnyone()
        .WithName("OneBroker").WithSummary("One broker, with the version a decision needs (ETag)").Produces<BrokerView>().ProducesProblem(404);

    private static async Task<BrokerView> Handle(Guid id, Caller caller, HttpContext http, IdentityDb db, CancellationToken stop)
    {
        var broker = await db.Brokers.AsNoTracking().Include(b => b.Account!.Organisation).SingleOrDefaultAsync(b => b.AccountId == id, stop);
        if (broker is null || !(IsPublic(broker) || caller.Is(Roles.Supervisor) || caller.IsOperator))
        {
            throw Missing();
        }
        http.Tag(broker.Version);
        return BrokerView.Of(broker, broker.Account!);
    }

    private static bool IsPublic(Broker broker) => broker.Status == Broker.Certified && !broker.Account!.Disabled;

    public static NotHere Missing() => new("没有找到这位经纪人。", "There is no such broker.");
}
