using System.Net;
using System.Net.Http.Json;
using TechMarket.Platform;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Contracts;

/// <summary>Money of a registered contract, as tests speak of it.</summary>
internal static class Income
{
    /// <summary>A contract of the institute, registered by the office's registrar.</summary>
    public static async Task<(string Path, string Number, HttpClient Seller, HttpClient Registrar)> Registered(
        this Market market, decimal total = 1_000_000m, decimal technology = 700_000m, string? title = null)
    {
        var (seller, registrar) = (await market.SignInAsInstitute(), await market.SignInAsRegistrar());
        var id = await seller.Accepted(registrar, Filing.Content(market.Clock.Today(), total, technology, title));
        return ($"api/contracts/{id}", await registrar.Register(id), seller, registrar);
    }

    public static object Money(this Market market, decimal amount, string voucher = "发票 35050001") =>
        new { amount, receivedOn = market.Clock.Today(), voucher, note = "首期款" };

    public static async Task<Guid> Reports(this HttpClient seller, string path, object money) =>
        (await seller.Post($"{path}/receipts", money, HttpStatusCode.Created)).GetProperty("id").GetGuid();

    /// <summary>Decides on a receipt with the contract's version just read, again when somebody was quicker; the last answer's status and code.</summary>
    public static async Task<(HttpStatusCode Status, string? Code)> Decides(this HttpClient registrar, string path, Guid receipt, object decision)
    {
        for (var tries = 0; ; tries++)
        {
            using var answer = await registrar.PostSeen(path, $"receipts/{receipt}/decision", decision);
            if (answer.StatusCode != HttpStatusCode.PreconditionFailed || tries == 50)
            {
                return (answer.StatusCode, answer.StatusCode == HttpStatusCode.Conflict ? await answer.Code() : null);
            }
        }
    }

    public static async Task<decimal> VerifiedOf(this HttpClient reader, string path) => (await reader.Read($"{path}/receipts")).GetProperty("verified").GetDecimal();
}
