using Microsoft.EntityFrameworkCore;
using TechMarket.Events.Codes;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Matching.Cases;

/// <summary>The end of every use case that changes a case.</summary>
internal static class CaseCommit
{
    public static async Task<CaseView> Commit(this MatchingDb db, Case one, Caller caller, HttpContext http, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        http.Tag(one.Version);
        return await db.View(one, caller, stop);
    }

    /// <summary>An ended case gives its suggestion back to other brokers, unless a party declined or a contract came of it.</summary>
    public static async Task FreeSuggestion(this MatchingDb db, Case one, Caller caller, TimeProvider clock, CancellationToken stop)
    {
        var suggestion = await db.Suggestions.SingleOrDefaultAsync(s => s.NeedId == one.NeedId && s.ResultId == one.ResultId, stop);
        if (suggestion is null || one.ContractId is not null)
        {
            return;
        }
        suggestion.Reopen();
        if (one.Stage == CaseStages.Declined)
        {
            suggestion.Dismiss(caller.Id, DismissalReasons.Declined, one.EndReason, clock.GetUtcNow());
        }
    }
}
