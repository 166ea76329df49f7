using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TechMarket.Events.Codes;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Matching.Suggestions;

/// <summary>The owner of either listing, or a broker, says that a suggestion does not fit, and why.</summary>
internal static class DismissSuggestion
{
    internal sealed record Request(string? Reason, string? Note);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Reason).Must(DismissalReasons.All.Has).WithMessage(_ =>
                T($"请选择原因：{DismissalReasons.All.Known}", $"Choose a reason: {DismissalReasons.All.Known}"));
            RuleFor(r => r.Note).MaximumLength(500).WithMessage(_ => T("说明不超过 500 字", "The note must not exceed 500 characters"));
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/matching/suggestions/{id:guid}/dismissal", Handle).Check<Request>()
            .For(Roles.Enterprise, Roles.Institute, Roles.Broker)
            .WithName("DismissSuggestion").WithSummary("Says that a suggestion does not fit, with a reason.")
            .Produces<SuggestionView>().ProducesProblem(404).ProducesProblem(409);
        routes.MapDelete("/api/matching/suggestions/{id:guid}/dismissal", Restore)
            .For(Roles.Enterprise, Roles.Institute, Roles.Broker)
            .WithName("RestoreSuggestion").WithSummary("Takes a dismissal back.")
            .Produces<SuggestionView>().ProducesProblem(404).ProducesProblem(409);
    }

    private static Task<SuggestionView> Handle(
        Guid id, Request request, Caller caller, MatchingDb db, TimeProvider clock, CancellationToken stop) =>
        Change(id, s => s.Dismiss(caller.Id, request.Reason!, request.Note, clock.GetUtcNow()), caller, db, stop);

    private static Task<SuggestionView> Restore(Guid id, Caller caller, MatchingDb db, CancellationToken stop) =>
        Change(id, s => s.Restore(), caller, db, stop);

    private static async Task<SuggestionView> Change(
        Guid id, Action<Suggestion> change, Caller caller, MatchingDb db, CancellationToken stop)
    {
        var suggestion = await db.Suggestions.Include(s => s.Need).Include(s => s.Result).VisibleTo(caller)
            .SingleOrDefaultAsync(s => s.Id == id, stop) ?? throw new NotHere("没有这条推荐。", "There is no such suggestion.");
        change(suggestion);
        await using var commit = await db.Begin(stop);
        await db.PairSoon([suggestion.NeedId], stop);
        await db.SaveChangesAsync(stop);
        await commit.CommitAsync(stop);
        return SuggestionView.Of(suggestion);
    }
}
