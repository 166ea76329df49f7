using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Identity.Brokers;

/// <summary>The public roster of certified brokers; supervisors also see those waiting or refused, oldest first.</summary>
internal static class ListBrokers
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/identity/brokers", Handle).ForAnyone()
        .WithName("ListBrokers").WithSummary("Certified brokers; for supervisors also those waiting or refused")
        .Produces<Page<BrokerView>>().ProducesProblem(404);

    private static async Task<Page<BrokerView>> Handle(
        string? status, string? after, int? limit, Caller caller, HttpContext http, IdentityDb db, CancellationToken stop)
    {
        status = string.IsNullOrEmpty(status) ? Broker.Certified : status;
        if (status != Broker.Certified && !caller.Is(Roles.Supervisor) && !caller.IsOperator)
        {
            throw new NotHere("没有找到这份名单。", "There is no such list.");
        }
        var size = Paging.Limit(limit);
        var seen = Guid.TryParse(Paging.Key(after), out var key) ? key : (Guid?)null;
        var rows = await db.Brokers.AsNoTracking().Include(b => b.Account!.Organisation)
            .Where(b => b.Status == status && !b.Account!.Disabled && (seen == null || b.AccountId > seen))
            .OrderBy(b => b.AccountId).Take(size + 1).ToListAsync(stop);
        return rows.ConvertAll(b => BrokerView.Of(b, b.Account!)).ToPage(size, b => b.Id.ToString(), http);
    }
}
