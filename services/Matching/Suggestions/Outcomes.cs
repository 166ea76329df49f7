using Microsoft.EntityFrameworkCore;
using TechMarket.Events.Codes;
using TechMarket.Matching.Cases;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Matching.Suggestions;

/// <summary>What became of suggestions, for learning from it: only those a broker took or somebody found not relevant. Price and the like say nothing about the match.</summary>
internal static class Outcomes
{
    /// <param name="Need">The need.</param>
    /// <param name="Title">Of the need.</param>
    /// <param name="Organisation">Whose need it is; null for an imported one.</param>
    /// <param name="What">not-relevant (also what only came close), taken, introduced, agreed or contracted: as far as it came; one that a party declined came no further than taken.</param>
    /// <param name="Position">Its place among all that fitted, from 1, when it was suggested; null where that was before places were kept.</param>
    /// <param name="Chance">With which it was suggested, 0 to 1.</param>
    /// <param name="Ranker">The version of the ranker that scored it; 0 for the usual weights.</param>
    /// <param name="Points">Of each part of the score, by its code.</param>
    internal sealed record Row(
        Guid Need, string Title, Guid? Organisation, string What, int? Position, double Chance, int Ranker, IReadOnlyDictionary<string, decimal> Points);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/matching/outcomes", Handle).For(Roles.Service, Roles.Administrator)
        .WithName("Outcomes").WithSummary("What became of suggestions that were taken or found not relevant, the latest first.")
        .Produces<Page<Row>>();

    private static async Task<Page<Row>> Handle(string? after, int? limit, MatchingDb db, HttpContext http, CancellationToken stop)
    {
        var (size, last) = (Holding.Size(limit), Cursors.Id(after));
        var read = await db.Suggestions.AsNoTracking().Include(s => s.Need)
            .Where(s => s.Status == SuggestionStatuses.Taken || (s.Status == SuggestionStatuses.Dismissed
                && (s.DismissedReason == DismissalReasons.NotRelevant || s.DismissedReason == DismissalReasons.Near || s.DismissedReason == DismissalReasons.Declined)))
            .Where(s => last == null || s.Id < last).OrderByDescending(s => s.Id).Take(size + 1).ToListAsync(stop);
        var needs = read.Select(s => s.NeedId).ToHashSet();
        var cases = (await db.Cases.AsNoTracking().Where(c => needs.Contains(c.NeedId)).ToListAsync(stop)).ToLookup(c => (c.NeedId, c.ResultId));
        return read.ToPage(size, s => s.Id.ToString(), http).Select(s => new Row(s.NeedId, s.Need.Title, s.Need.Source is null ? s.Need.OrganisationId : null,
            What(s, cases[(s.NeedId, s.ResultId)]), s.Position, s.Chance, s.Ranker,
            s.Parts.GroupBy(part => part.Code).ToDictionary(part => part.Key, part => part.Sum(one => one.Points))));
    }

    private static string What(Suggestion suggestion, IEnumerable<Case> cases) => suggestion.DismissedReason is DismissalReasons.NotRelevant or DismissalReasons.Near ? DismissalReasons.NotRelevant
        : cases.Any(c => c.ContractId is not null) ? "contracted"
        : cases.Any(c => c.Stage == CaseStages.Agreed || (c.BuyerAgreedAt is not null && c.SellerAgreedAt is not null)) ? "agreed"
        : cases.Any(c => c.IntroducedAt is not null && c.Stage != CaseStages.Declined) ? "introduced"
        : "taken";
}
