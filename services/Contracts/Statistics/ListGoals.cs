using Microsoft.EntityFrameworkCore;
using TechMarket.Events.Codes;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Statistics;

/// <summary>The goals of a year: the city and every district, the usual one where none was set.</summary>
internal static class ListGoals
{
    internal sealed record Response(int Year, IReadOnlyList<ReadGoal.Response> Items);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/goals/{year:int}/all", Handle)
        .For(Roles.Registrar, Roles.Supervisor, Roles.Administrator)
        .WithName("ListGoals").WithSummary("The goals of a year for the city and its districts").Produces<Response>();

    private static async Task<IResult> Handle(int year, ContractsDb db, CancellationToken stop)
    {
        var set = await db.Goals.AsNoTracking().Where(g => g.Year == year).ToDictionaryAsync(g => g.Scope, stop);
        return Results.Ok(new Response(year, [.. Districts.Quanzhou.All.Select(d => d.Value).Prepend(RowFilter.City)
            .Select(scope => ReadGoal.Of(year, scope, set.GetValueOrDefault(scope)))]));
    }
}
