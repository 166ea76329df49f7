using OpenIddict.Abstractions;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Identity.Tokens;

/// <summary>The integration clients, and their removal, which ends their tokens within the hour.</summary>
internal static class ListClients
{
    internal sealed record Row(string ClientId, string Name);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/identity/clients", Handle).For(Roles.Administrator)
            .WithName("ListClients").WithSummary("Integration clients").Produces<Page<Row>>();
        routes.MapDelete("/api/identity/clients/{clientId}", Remove).For(Roles.Administrator)
            .WithName("RemoveClient").WithSummary("Remove an integration client").Produces(204).ProducesProblem(404);
    }

    private static async Task<Page<Row>> Handle(IOpenIddictApplicationManager applications, CancellationToken stop)
    {
        var rows = new List<Row>();
        await foreach (var application in applications.ListAsync(cancellationToken: stop))
        {
            var id = await applications.GetClientIdAsync(application, stop);
            if (id?.StartsWith(Clients.Integration, StringComparison.Ordinal) == true)
            {
                rows.Add(new Row(id, await applications.GetDisplayNameAsync(application, stop) ?? id));
            }
        }
        return new Page<Row>(rows, null);
    }

    private static async Task<IResult> Remove(string clientId, IOpenIddictApplicationManager applications, CancellationToken stop)
    {
        var application = clientId.StartsWith(Clients.Integration, StringComparison.Ordinal)
            ? await applications.FindByClientIdAsync(clientId, stop) : null;
        await applications.DeleteAsync(application ?? throw new NotHere("没有这个接入系统。", "There is no such client."), stop);
        return Results.NoContent();
    }
}
