using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Certificates;

/// <summary>Anyone verifies a registration by its number.</summary>
internal static class ShowCertificate
{
    /// <param name="Status">registered; cancelled or revoked once it has ended, on EndedOn.</param>
    /// <param name="Edition">1 as registered, one more with each amendment.</param>
    /// <param name="Sha256">Hash of the canonical content, taken at registration or at the last amendment.</param>
    /// <param name="Intact">True when the content still has this hash.</param>
    internal sealed record Response(
        string Number, string Title, string? Type, string? SubType, string SellerName, string BuyerName, decimal? TotalAmount,
        decimal? TechnologyAmount, DateOnly? SignedOn, DateOnly? ValidFrom, DateOnly? ValidTo, DateOnly? RegisteredOn, string? Field,
        string? Office, string Status, string? Sha256, bool Intact, string? RuleSet, bool Demo, int Edition, DateOnly? EndedOn);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/certificates/{number}", Handle).ForAnyone()
        .WithName("ShowCertificate").WithSummary("Verify a registration by its number").Produces<Response>().ProducesProblem(404);

    private static async Task<IResult> Handle(string number, ContractsDb db, CancellationToken stop) =>
        Results.Ok(Of(await Registered(number, db, stop)));

    /// <summary>The contract under a number, whoever asks.</summary>
    public static async Task<Contract> Registered(string number, ContractsDb db, CancellationToken stop) =>
        await db.Contracts.AsNoTracking().SingleOrDefaultAsync(c => c.Number == number.Trim(), stop)
            ?? throw new NotHere("没有查到这个登记编号，请核对 16 位数字。", "No contract is registered under this number; check its 16 digits.");

    private static Response Of(Contract c) => new(
        c.Number!, c.Terms.Title, c.Terms.Type, c.Terms.SubType, c.Terms.Seller.Name, c.Terms.Buyer.Name, c.Terms.TotalAmount,
        c.Terms.TechnologyAmount, c.Terms.SignedOn, c.Terms.ValidFrom, c.Terms.ValidTo, c.RegisteredOn, c.Terms.Field,
        c.Office, c.Status, c.ContentHash, c.ContentHash == c.HashOfContent(), c.RuleSet, c.Demo,
        c.Edition, c.EndedAt?.BusinessDate());
}
