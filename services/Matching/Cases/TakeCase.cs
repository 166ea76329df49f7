using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TechMarket.Events.Codes;
using TechMarket.Matching.Copies;
using TechMarket.Matching.Suggestions;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Idempotency;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Matching.Cases;

/// <summary>A certified broker takes a suggestion, or a need and a result of the broker's own choice. Of two at once, one wins.</summary>
internal static class TakeCase
{
    internal sealed record Request(Guid? SuggestionId, Guid? NeedId, Guid? ResultId);

    internal sealed record Response(Guid Id, string Stage);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.SuggestionId).Must((r, id) => id is not null || (r.NeedId is not null && r.ResultId is not null))
            .WithMessage(_ => T("请给出推荐编号，或需求和成果的编号", "Give a suggestionId, or a needId and a resultId"));
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/matching/cases", Handle).Check<Request>().For(Roles.Broker)
        .WithName("TakeCase").WithSummary("A certified broker takes a case; one broker per need and result.")
        .CreatesOnce<MatchingDb>().Produces<Response>(201).ProducesProblem(404).ProducesProblem(409);

    private static async Task<Created<Response>> Handle(
        Request request, Caller caller, MatchingDb db, HttpContext http, TimeProvider clock, CancellationToken stop)
    {
        var (need, result) = await Listings(request, db, stop);
        var broker = await db.Brokers.AsNoTracking().SingleOrDefaultAsync(b => b.Id == caller.Id && b.Valid, stop)
            ?? throw new RuleBroken("broker.not-certified", "您的技术经纪人证书没有通过核验，暂不能接单。",
                "Your broker's certificate is not confirmed; you cannot take cases.");
        await using var commit = await db.Begin(stop);
        await db.PairSoon([need.Id], stop);
        await db.Alone(need.Id, result.Id, stop);
        var taken = Case.Take(need, result, broker, caller.Acting(clock));
        db.Cases.Add(taken);
        var suggestion = await db.Suggestions.SingleOrDefaultAsync(s => s.NeedId == need.Id && s.ResultId == result.Id, stop);
        suggestion?.Take();
        await Commit(taken, suggestion, db, stop);
        await commit.CommitAsync(stop);
        http.Tag(taken.Version);
        return TypedResults.Created($"/api/matching/cases/{taken.Id}", new Response(taken.Id, taken.Stage));
    }

    /// <summary>Who comes later is told; of two in the same moment the unique index lets one through.</summary>
    private static async Task Commit(Case taken, Suggestion? suggestion, MatchingDb db, CancellationToken stop)
    {
        var late = new RuleBroken("case.already-taken", "这条推荐已经有技术经纪人接单。", "A broker has taken this case already.");
        while (!await db.IsTaken(taken, stop))
        {
            try
            {
                await db.SaveChangesAsync(stop);
                return;
            }
            catch (DbUpdateConcurrencyException) when (suggestion is not null)
            {
                // Scored anew under our hands, which changes nothing for the broker; dismissed, which the broker should see.
                await db.Entry(suggestion).ReloadAsync(stop);
                if (suggestion.Status == SuggestionStatuses.Dismissed)
                {
                    throw;
                }
                suggestion.Take();
            }
            catch (DbUpdateException both) when (Lost(both))
            {
                throw late;
            }
        }
        throw late;
    }

    private static Task<bool> IsTaken(this MatchingDb db, Case taken, CancellationToken stop) =>
        db.Cases.Where(Case.Running).AnyAsync(c => c.NeedId == taken.NeedId && c.ResultId == taken.ResultId, stop);

    private static bool Lost(DbUpdateException failed) => failed.InnerException is PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation,
        ConstraintName: Case.OneOpenCase,
    };

    private static async Task<(KnownListing Need, KnownListing Result)> Listings(Request request, MatchingDb db, CancellationToken stop)
    {
        var (needId, resultId) = (request.NeedId, request.ResultId);
        if (request.SuggestionId is { } id)
        {
            var suggestion = await db.Suggestions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop)
                ?? throw new NotHere("没有这条推荐。", "There is no such suggestion.");
            (needId, resultId) = (suggestion.NeedId, suggestion.ResultId);
        }
        return (await Listing(needId, "need", db, stop), await Listing(resultId, "result", db, stop));
    }

    private static async Task<KnownListing> Listing(Guid? id, string kind, MatchingDb db, CancellationToken stop) =>
        await db.Listings.SingleOrDefaultAsync(l => l.Id == id && l.Kind == kind, stop)
        ?? throw new NotHere("没有这条需求或成果。", "There is no such need or result.");
}
