using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Listings.Lists;

/// <summary>Needs and results that wait for a supervisor, oldest first.</summary>
internal static class WaitingReviews
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/listings/reviews", Handle).For(Roles.Supervisor, Roles.Administrator)
        .WithName("WaitingReviews").WithSummary("Needs and results waiting for review, oldest first");

    private static async Task<Page<Summary>> Handle(
        ListingsDb db, HttpContext http, CancellationToken stop, string? after = null, int? limit = null)
    {
        var size = Paging.Limit(limit);
        var since = Since(after);
        List<Summary> waiting =
        [
            .. await db.Summarise(Waiting(db.Needs, since, size), stop),
            .. await db.Summarise(Waiting(db.Results, since, size), stop),
        ];
        return waiting.OrderBy(summary => summary.SubmittedAt).Take(size + 1).ToList()
            .ToPage(size, summary => summary.SubmittedAt!.Value.UtcTicks.ToString(CultureInfo.InvariantCulture), http);
    }

    private static IQueryable<T> Waiting<T>(DbSet<T> all, DateTimeOffset since, int size) where T : Posted => all
        .Where(posted => posted.Status == PostedStatus.Submitted && posted.SubmittedAt > since).OrderBy(posted => posted.SubmittedAt).Take(size + 1);

    private static DateTimeOffset Since(string? after) => Paging.Key(after) switch
    {
        null => DateTimeOffset.MinValue,
        var key when long.TryParse(key, CultureInfo.InvariantCulture, out var ticks) && ticks is > 0 and < 3_155_378_975_999_999_999 => new DateTimeOffset(ticks, TimeSpan.Zero),
        _ => throw new ShapeWrong("after", "分页标记无效，请从第一页重新开始。", "The cursor is not valid; start again from the first page."),
    };
}
