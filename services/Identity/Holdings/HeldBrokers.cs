using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;

namespace TechMarket.Identity.Holdings;

/// <summary>All brokers: what Matching's copies must agree with.</summary>
internal static class HeldBrokers
{
    /// <param name="Status">waiting, certified or refused.</param>
    internal sealed record Row(Guid Id, long Version, string Name, string CertificateNumber, string Grade, string Status);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapHolding("identity", "brokers", Handle);

    private static async Task<Page<Row>> Handle(string? after, int? limit, IdentityDb db, HttpContext http, CancellationToken stop) =>
        (await db.Brokers.AsNoTracking().Include(broker => broker.Account).ById(broker => broker.AccountId, after, limit, http, stop))
            .Select(b => new Row(b.AccountId, b.Revision, b.Account!.Name, b.CertificateNumber, b.Grade, b.Status));
}
