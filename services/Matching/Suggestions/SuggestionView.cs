using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TechMarket.Matching.Copies;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Matching.Suggestions;

/// <summary>A listing as suggestions and cases show it. Amounts in 元.</summary>
internal sealed record ListingView(
    Guid Id, string Title, Guid OrganisationId, string OrganisationName, string? Field, string? Industry, int? Maturity, string? District,
    decimal? AmountFrom, decimal? AmountTo, DateOnly? Deadline, string? Source, bool Demo, string? ClosedWhy)
{
    public static ListingView Of(KnownListing l) => new(l.Id, l.Title, l.OrganisationId, l.OrganisationName, l.Field, l.Industry,
        l.Maturity, l.District, l.AmountFrom, l.AmountTo, l.Deadline, l.Source, l.Demo, l.ClosedWhy);
}

/// <summary>A suggestion with its reasons; their points add up to the score.</summary>
/// <param name="Explored">Drawn at random from just below the best.</param>
internal sealed record SuggestionView(
    Guid Id, ListingView Need, ListingView Result, decimal Score, IReadOnlyList<Part> Parts, string Status,
    string? DismissedReason, string? DismissedNote, bool Explored, DateTimeOffset CreatedAt)
{
    public static SuggestionView Of(Suggestion s) => new(s.Id, ListingView.Of(s.Need), ListingView.Of(s.Result), s.Score, s.Parts, s.Status,
        s.DismissedReason, s.DismissedNote, s.Chance < 1, s.CreatedAt);
}

/// <summary>What the lists of suggestions have in common.</summary>
internal static class SuggestionLists
{
    /// <summary>Suggestions whose need and result are both still open.</summary>
    public static IQueryable<Suggestion> Alive(this MatchingDb db) => db.Suggestions.AsNoTracking()
        .Include(s => s.Need).Include(s => s.Result)
        .Where(s => s.Need.ClosedWhy == null && s.Result.ClosedWhy == null);

    /// <summary>Brokers and officials see all suggestions, members those of their own organisation's listings.</summary>
    public static IQueryable<Suggestion> VisibleTo(this IQueryable<Suggestion> suggestions, Caller caller)
    {
        var mine = caller.Organisation;
        return caller.Is(Roles.Broker) || caller.IsOfficial || caller.IsOperator
            ? suggestions
            : suggestions.Where(s => s.Need.OrganisationId == mine || s.Result.OrganisationId == mine);
    }

    /// <summary>One page, best first.</summary>
    public static async Task<Page<SuggestionView>> BestFirst(
        this IQueryable<Suggestion> suggestions, string? after, int? limit, HttpContext http, CancellationToken stop)
    {
        var size = Paging.Limit(limit);
        if (Cursors.Read(after, Position) is var (score, id))
        {
            suggestions = suggestions.Where(s => s.Score < score || (s.Score == score && s.Id > id));
        }
        var read = await suggestions.OrderByDescending(s => s.Score).ThenBy(s => s.Id).Take(size + 1).ToListAsync(stop);
        return read.ConvertAll(SuggestionView.Of)
            .ToPage(size, s => string.Create(CultureInfo.InvariantCulture, $"{s.Score}|{s.Id}"), http);
    }

    private static (decimal Score, Guid Id)? Position(string key)
    {
        var cut = key.IndexOf('|', StringComparison.Ordinal);
        return cut > 0 && decimal.TryParse(key[..cut], CultureInfo.InvariantCulture, out var score) && Guid.TryParse(key[(cut + 1)..], out var id)
            ? (score, id)
            : null;
    }
}
