using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Search.Saved;

/// <summary>The caller has seen the alerts up to a moment, of one saved search or of all. What came after the page was sent stays new.</summary>
internal static class ReadAlerts
{
    /// <param name="Until">The last moment whose alerts were seen.</param>
    /// <param name="Search">Of this saved search only.</param>
    internal sealed record Request(DateTimeOffset? Until, Guid? Search);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.Until).NotNull().WithMessage(_ => T("请说明看到了哪一时刻为止的提醒", "Say until when alerts were seen"));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/search/alerts/read", Handle).Check<Request>().For(SavedAccess.Everybody)
        .WithName("ReadAlerts").WithSummary("Marks alerts as read, up to a moment.").Produces(204);

    private static async Task<IResult> Handle(Request request, Caller caller, SearchDb db, TimeProvider clock, CancellationToken stop)
    {
        var (now, until) = (clock.GetUtcNow(), request.Until!.Value.ToUniversalTime());
        await db.Alerts.Where(a => a.AccountId == caller.Id && a.ReadAt == null && a.RaisedAt <= until && (request.Search == null || a.SearchId == request.Search))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ReadAt, now), stop);
        return Results.NoContent();
    }
}
