using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Identity.Accounts;

/// <summary>The signed-in person, the organisation and the broker's certificate.</summary>
internal static class WhoAmI
{
    internal sealed record Response(
        Guid Id, string Email, string Name, string? Phone, IReadOnlyList<string> Roles, MyOrganisation? Organisation, MyBroker? Broker);

    /// <param name="Kind">enterprise, institute or agency.</param>
    /// <param name="Status">waiting, verified or refused.</param>
    internal sealed record MyOrganisation(
        Guid Id, string CreditCode, string Name, string? NameEn, string Kind, string District, string Status, string? RefusedReason);

    /// <param name="Grade">junior, intermediate or senior.</param>
    /// <param name="Status">waiting, certified or refused.</param>
    internal sealed record MyBroker(
        string CertificateNumber, string Grade, string IssuedBy, DateOnly IssuedOn, IReadOnlyList<string> Fields, string Status, string? RefusedReason);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/identity/me", Handle).ForSignedIn()
        .WithName("WhoAmI").WithSummary("Who am I").Produces<Response>().ProducesProblem(404);

    private static async Task<Response> Handle(Caller caller, IdentityDb db, CancellationToken stop)
    {
        var account = await db.Me(caller, stop);
        var broker = await db.Brokers.AsNoTracking().SingleOrDefaultAsync(b => b.AccountId == caller.Id, stop);
        return new Response(
            account.Id, account.Email!, account.Name, account.PhoneNumber, account.Roles,
            account.Organisation is { } o
                ? new MyOrganisation(o.Id, o.CreditCode, o.Name, o.NameEn, o.Kind, o.District, o.Status, o.RefusedReason) : null,
            broker is { } b
                ? new MyBroker(b.CertificateNumber, b.Grade, b.IssuedBy, b.IssuedOn, b.Fields, b.Status, b.RefusedReason) : null);
    }

    /// <summary>The account of the caller, with its organisation; services and closed accounts have none.</summary>
    public static async Task<Account> Me(this IdentityDb db, Caller caller, CancellationToken stop) =>
        await db.Accounts.Include(a => a.Organisation).SingleOrDefaultAsync(a => a.Id == caller.Id && !a.Disabled, stop)
        ?? throw new NotHere("没有这个账号。", "There is no such account.");
}
