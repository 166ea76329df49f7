using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Listings;

/// <summary>Finds a listing for somebody; another organisation's unpublished one is not there for them.</summary>
internal static class Finding
{
    /// <summary>One of the caller's own organisation, to be changed.</summary>
    public static async Task<T> Own<T>(this DbSet<T> all, Guid id, Caller caller, CancellationToken stop) where T : Posted =>
        await all.SingleOrDefaultAsync(posted => posted.Id == id, stop) is { } found && caller.Owns(found.OrganisationId) ? found : throw Missing();

    /// <summary>One that the caller may read: a public one, the caller's own, or for officials and the operator one that was handed in.</summary>
    public static async Task<T> Readable<T>(this DbSet<T> all, Guid id, Caller caller, CancellationToken stop) where T : Posted =>
        await all.AsNoTracking().SingleOrDefaultAsync(posted => posted.Id == id, stop) is { } found
        && (found.IsPublic || caller.Owns(found.OrganisationId) || (found.IsKnown && (caller.IsOfficial || caller.IsOperator))) ? found : throw Missing();

    /// <summary>One to be reviewed; drafts are their owner's alone.</summary>
    public static async Task<T> ForReview<T>(this DbSet<T> all, Guid id, CancellationToken stop) where T : Posted =>
        await all.SingleOrDefaultAsync(posted => posted.Id == id, stop) is { IsKnown: true } found ? found : throw Missing();

    /// <summary>The organisation a caller posts for.</summary>
    public static Guid MustHaveOrganisation(this Caller caller) => caller.Organisation
        ?? throw new RuleBroken("caller.no-organisation", "您还没有登记所属单位，请先完善单位信息。", "You do not belong to an organisation yet; register it first.");

    private static NotHere Missing() => new("没有找到这条信息，它可能已被删除或尚未公开。", "This listing was not found; it may be deleted or not public.");
}
