using Microsoft.EntityFrameworkCore;
using TechMarket.Events.Codes;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Matching.Cases;

/// <summary>Who sees a case, and what they may do with it.</summary>
internal static class CaseAccess
{
    public static readonly string[] Everybody =
        [Roles.Broker, Roles.Enterprise, Roles.Institute, Roles.Supervisor, Roles.Registrar, Roles.Administrator, Roles.Service];

    /// <summary>Brokers see their own cases, parties theirs from the introduction on, officials all.</summary>
    public static IQueryable<Case> VisibleTo(this IQueryable<Case> cases, Caller caller)
    {
        var (me, mine) = (caller.Id, caller.Organisation);
        return caller.IsOfficial || caller.IsOperator
            ? cases
            : cases.Where(c => c.BrokerId == me || (c.IntroducedAt != null && (c.BuyerId == mine || c.SellerId == mine)));
    }

    /// <summary>One case with listings and history; another's is 404.</summary>
    public static async Task<Case> CaseFor(this MatchingDb db, Guid id, Caller caller, CancellationToken stop) =>
        await db.Cases.Include(c => c.Need).Include(c => c.Result).Include(c => c.History).AsSplitQuery()
            .VisibleTo(caller).SingleOrDefaultAsync(c => c.Id == id, stop)
        ?? throw new NotHere("没有这条撮合案件。", "There is no such case.");

    /// <summary>The caller's side; the broker of the case and officials have none.</summary>
    public static Side SideOf(this Case one, Caller caller) => caller.Organisation switch
    {
        { } own when own == one.BuyerId => Side.Buyer,
        { } own when own == one.SellerId => Side.Seller,
        _ => throw new NotHere("没有这条撮合案件。", "There is no such case."),
    };

    public static void MustBeBroker(this Case one, Caller caller)
    {
        if (one.BrokerId != caller.Id)
        {
            throw new NotHere("没有这条撮合案件。", "There is no such case.");
        }
    }

    public static IReadOnlyList<string> Moves(this Case one, Caller caller)
    {
        var moves = new List<string>();
        var broker = one.BrokerId == caller.Id;
        var side = caller.Organisation is { } own && one.IntroducedAt is not null
            ? own == one.BuyerId ? Side.Buyer : own == one.SellerId ? Side.Seller : (Side?)null
            : null;
        Allow(broker && one.Stage == CaseStages.Taken, "introduction");
        Allow(side is not null && one.Stage == CaseStages.Introduced, "agreement", "decline");
        Allow(broker && one.IsRunning, "next-action");
        Allow(broker && one.MayClose, "closing");
        Allow(broker || side is not null, "notes");
        return moves;

        void Allow(bool allowed, params string[] names)
        {
            if (allowed)
            {
                moves.AddRange(names);
            }
        }
    }

    public static async Task<CaseView> View(this MatchingDb db, Case one, Caller caller, CancellationToken stop)
    {
        var parties = await db.Organisations.AsNoTracking().Where(o => o.Id == one.BuyerId || o.Id == one.SellerId).ToDictionaryAsync(o => o.Id, stop);
        return CaseView.Of(one, parties, one.Moves(caller));
    }

    public static Actor Acting(this Caller caller, TimeProvider clock) => new(caller.Id, caller.Name, clock.GetUtcNow());
}
