using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Platform.Messaging;

/// <summary>The messages a service could not act upon: an administrator sees them, sends them again or discards them.</summary>
internal static class ManageFailedMessages
{
    internal sealed record Response(IReadOnlyList<FailedMessage> Items, int Failed, int NotSent);

    /// <summary>Maps below <c>/api/{service}/failed-messages</c>, for services that have a database.</summary>
    public static void Map(IEndpointRouteBuilder routes, string service)
    {
        if (routes.ServiceProvider.GetServices<IFailedMessages>().SingleOrDefault(one => one.Service == service) is not { } messages)
        {
            return;
        }
        var path = $"/api/{service}/failed-messages";
        routes.MapGet(path, (int? limit, CancellationToken stop) => List(messages, limit, stop)).For(Roles.Administrator, Roles.Service)
            .WithName($"FailedMessages-{service}").WithSummary("The messages that could not be acted upon, newest first.");
        routes.MapPost(path + "/{id:guid}/{consumer}/resend", (Guid id, string consumer, CancellationToken stop) => Again(messages, id, consumer, stop))
            .For(Roles.Administrator).WithName($"ResendMessage-{service}")
            .WithSummary("Acts on a kept message again; it is gone when that succeeds.").Produces(204).ProducesProblem(404).ProducesProblem(409);
        routes.MapDelete(path + "/{id:guid}/{consumer}", (Guid id, string consumer, CancellationToken stop) => Discard(messages, id, consumer, stop))
            .For(Roles.Administrator).WithName($"DiscardMessage-{service}")
            .WithSummary("Forgets a kept message.").Produces(204).ProducesProblem(404);
    }

    private static async Task<Response> List(IFailedMessages messages, int? limit, CancellationToken stop)
    {
        var (failed, notSent) = await messages.Count(stop);
        return new(await messages.List(Paging.Limit(limit), stop), failed, notSent);
    }

    private static async Task<IResult> Again(IFailedMessages messages, Guid id, string consumer, CancellationToken stop)
    {
        try
        {
            return await messages.Again(id, consumer, stop) ? Results.NoContent() : throw Missing();
        }
        catch (Exception failed) when (failed is not (RuleBroken or NotHere) && !Away.Is(failed) && !stop.IsCancellationRequested)
        {
            throw new RuleBroken("message.failed-again", $"再次处理仍然失败：{failed.Message}", $"It failed again: {failed.Message}");
        }
    }

    private static async Task<IResult> Discard(IFailedMessages messages, Guid id, string consumer, CancellationToken stop) =>
        await messages.Discard(id, consumer, stop) ? Results.NoContent() : throw Missing();

    private static NotHere Missing() => new("没有这条消息，可能已经处理。", "There is no such message; it may have been dealt with.");
}
