using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Search.Saved;

/// <summary>
/// Whoever holds the link of a mail ends what it came from, without signing in: looking changes nothing, posting does. Mail programs post by
/// themselves (RFC 8058), with a form of their own that is not read.
/// </summary>
internal static class Unsubscribe
{
    /// <param name="Name">The saved search; null when the mail was a digest of all daily ones, or the search is deleted.</param>
    /// <param name="Active">Whether mails would still come.</param>
    internal sealed record Response(string? Name, bool Active);

    private const string Path = "/api/search/unsubscriptions";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Look).ForAnyone().WithName("LookAtUnsubscription").WithSummary("What a mail's link would end.").ProducesProblem(404);
        routes.MapPost(Path, Handle).ForAnyone().WithName("Unsubscribe").WithSummary("Ends the alerts a mail came from, by the token of its link; once more changes nothing.")
            .ProducesProblem(404);
    }

    private static async Task<Response> Look(string? token, SearchDb db, UnsubscribeTokens tokens, CancellationToken stop) => Tell(await Meant(token, db, tokens, stop));

    private static async Task<Response> Handle(string? token, SearchDb db, UnsubscribeTokens tokens, TimeProvider clock, CancellationToken stop)
    {
        var (one, searches) = await Meant(token, db, tokens, stop);
        foreach (var search in searches)
        {
            search.Change(search.Name, SavedSearch.None, clock.GetUtcNow());
        }
        await db.SaveChangesAsync(stop);
        return Tell((one, searches));
    }

    private static async Task<(bool One, List<SavedSearch> Searches)> Meant(string? token, SearchDb db, UnsubscribeTokens tokens, CancellationToken stop)
    {
        var (digest, id) = tokens.Read(token);
        return (!digest, await db.Searches.Where(s => digest ? s.AccountId == id && s.Alerts == SavedSearch.Daily : s.Id == id).ToListAsync(stop));
    }

    private static Response Tell((bool One, List<SavedSearch> Searches) meant) =>
        new(meant.One ? meant.Searches.SingleOrDefault()?.Name : null, meant.Searches.Exists(search => search.Alerts != SavedSearch.None));
}

/// <summary>Tokens of the links that end alerts: signed with the market's keys, good for as long as these are kept.</summary>
internal sealed class UnsubscribeTokens(IDataProtectionProvider protection)
{
    private const string Digest = "digest ", Search = "search ";
    private readonly IDataProtector protector = protection.CreateProtector("search.unsubscribe");

    public string OfSearch(Guid search) => protector.Protect(Search + search.ToString("N"));

    public string OfDigest(Guid account) => protector.Protect(Digest + account.ToString("N"));

    /// <summary>404 for what is no token of ours.</summary>
    public (bool Digest, Guid Id) Read(string? token)
    {
        try
        {
            var said = protector.Unprotect(token ?? "");
            return (said.StartsWith(Digest, StringComparison.Ordinal), Guid.Parse(said.AsSpan(Digest.Length)));
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            throw new NotHere("退订链接不完整或已失效。请登录后在“我的订阅”里关闭提醒。", "This link is incomplete or no longer good. Sign in and turn the alerts off in your saved searches.");
        }
    }
}
