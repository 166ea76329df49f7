using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Search.Saved;

/// <summary>Its owner gives a saved search another name, or turns its alerts on or off. Other conditions are another search.</summary>
internal static class ChangeSavedSearch
{
    /// <param name="Alerts">none, instant or daily.</param>
    internal sealed record Request(string? Name, string? Alerts);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Name).Named();
            RuleFor(r => r.Alerts).KnownAlerts();
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/search/saved/{id:guid}", Handle).Check<Request>().For(SavedAccess.Everybody)
        .WithName("ChangeSavedSearch").WithSummary("Changes the name or the alerts of a saved search.").Produces<SavedSearchView>().ProducesProblem(404);

    private static async Task<SavedSearchView> Handle(Guid id, Request request, Caller caller, SearchDb db, TimeProvider clock, CancellationToken stop)
    {
        var search = await db.MySearch(id, caller, stop);
        search.Change(request.Name!.Trim(), request.Alerts!, clock.GetUtcNow());
        await db.SaveChangesAsync(stop);
        return SavedSearchView.Of(search, await db.Alerts.CountAsync(a => a.SearchId == id && a.ReadAt == null, stop));
    }
}
