using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Statistics;

/// <summary>地区生产总值 of a year, of the places whose figure was entered.</summary>
internal static class ListGdp
{
    internal sealed record Response(int Year, IReadOnlyList<Item> Items);

    /// <param name="Amount">元.</param>
    /// <param name="Version">The ETag to send back as If-Match with a change; of a place without a figure it is "0".</param>
    internal sealed record Item(string Scope, decimal Amount, string Source, string SetBy, DateTimeOffset SetAt, string Version)
    {
        public static Item Of(Gdp gdp) => new(gdp.Scope, gdp.Amount, gdp.Source, gdp.SetBy, gdp.SetAt, $"\"{gdp.Version}\"");
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/gdp/{year:int}", Handle)
        .For(Roles.Registrar, Roles.Supervisor, Roles.Administrator)
        .WithName("ListGdp").WithSummary("Gross regional product of a year").Produces<Response>();

    private static async Task<IResult> Handle(int year, ContractsDb db, CancellationToken stop) => Results.Ok(new Response(year,
        [.. (await db.Gdp.AsNoTracking().Where(g => g.Year == year).OrderBy(g => g.Scope).ToListAsync(stop)).Select(Item.Of)]));
}
