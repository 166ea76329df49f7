using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace TechMarket.Platform.Messaging;

/// <summary>How many messages of a service are still under way or could not be acted upon.</summary>
internal static class HeldMessages
{
    /// <param name="Unsent">Events that have not left so far.</param>
    /// <param name="Late">Those of them that were said more than a minute ago.</param>
    /// <param name="Failed">Messages kept for an administrator.</param>
    internal sealed record Response(int Unsent, int Late, int Failed);

    public static void Map(IEndpointRouteBuilder routes, string service)
    {
        if (routes.ServiceProvider.GetServices<IFailedMessages>().SingleOrDefault(one => one.Service == service) is { } messages)
        {
            routes.MapHolding(service, "messages", (CancellationToken stop) => Count(messages, stop));
        }
    }

    private static async Task<Response> Count(IFailedMessages messages, CancellationToken stop)
    {
        var (unsent, late) = await messages.Waiting(TimeSpan.FromMinutes(1), stop);
        return new(unsent, late, (await messages.Count(stop)).Failed);
    }
}
