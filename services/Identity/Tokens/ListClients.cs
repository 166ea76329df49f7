using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
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

    private static async Task<Page<Row>> Handle(string? after, int? limit, HttpContext http, IdentityDb db, CancellationToken stop)
    {
        var size = Paging.Limit(limit, usual: 100);
        var seen = Paging.Key(after) ?? "";
#pragma warning disable CA1309, CA1310 // The database compares; it knows no StringComparison.
        var rows = await db.Set<OpenIddictEntityFrameworkCoreApplication>().AsNoTracking()
            .Where(client => client.ClientId!.StartsWith(Clients.Integration) && client.ClientId!.CompareTo(seen) > 0)
            .OrderBy(client => client.ClientId).Take(size + 1).Select(client => new Row(client.ClientId!, client.DisplayName ?? client.ClientId!)).ToListAsync(stop);
#pragma warning restore CA1309, CA1310
        return rows.ToPage(size, row => row.ClientId, http);
    }

    private static async Task<IResult> Remove(string clientId, IOpenIddictApplicationManager applications, CancellationToken stop)
    {
        var application = clientId.StartsWith(Clients.Integration, StringComparison.Ordinal)
            ? await applications.FindByClientIdAsync(clientId, stop) : null;
        await applications.DeleteAsync(application ?? throw new NotHere("没有这个接入系统。", "There is no such client."), stop);
        return Results.NoContent();
    }
}
