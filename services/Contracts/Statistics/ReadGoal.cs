using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Statistics;

/// <summary>A year's goal for the city or a district.</summary>
internal static class ReadGoal
{
    /// <param name="Growth">Set as growth: 0.30 for 30 %.</param>
    /// <param name="Target">Set as an amount, 元.</param>
    /// <param name="IsUsual">True when nobody set one and 30 % stands.</param>
    /// <param name="Version">The ETag to send back as If-Match with a change; "0" while the usual goal stands.</param>
    internal sealed record Response(
        int Year, string Scope, decimal? Growth, decimal? Target, bool IsUsual, string? SetBy, DateTimeOffset? SetAt, string Version);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/goals/{year:int}", Handle)
        .For(Roles.Registrar, Roles.Supervisor, Roles.Administrator)
        .WithName("ReadGoal").WithSummary("A year's goal").Produces<Response>().ProducesProblem(400);

    private static async Task<IResult> Handle(int year, string? scope, ContractsDb db, HttpContext http, CancellationToken stop)
    {
        var place = ScopeOf(scope);
        var goal = await db.Goals.AsNoTracking().SingleOrDefaultAsync(g => g.Year == year && g.Scope == place, stop);
        http.Tag(VersionOf(goal));
        return Results.Ok(Of(year, place, goal));
    }

    internal static Response Of(int year, string scope, Goal? goal) => goal is null
        ? new Response(year, scope, Goal.UsualGrowth, null, true, null, null, "\"0\"")
        : new Response(year, scope, goal.Growth, goal.Target, false, goal.SetBy, goal.SetAt, $"\"{goal.Version}\"");

    /// <summary>The usual goal is nobody's record; as version 0 it too must have been seen by who replaces it.</summary>
    public static uint VersionOf(Goal? goal) => goal?.Version ?? 0;

    public static string ScopeOf(string? scope) =>
        string.IsNullOrWhiteSpace(scope) ? RowFilter.City
        : RowFilter.IsScope(scope) ? scope
        : throw new ShapeWrong("scope", $"范围无效：{scope}", $"Unknown scope: {scope}");

    public static void MustBeAYear(int year)
    {
        if (year is < 2000 or > 2100)
        {
            throw new ShapeWrong("year", "年份须在 2000 至 2100 之间", "The year must lie between 2000 and 2100");
        }
    }
}
