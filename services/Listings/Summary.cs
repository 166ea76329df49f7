using Microsoft.EntityFrameworkCore;
using TechMarket.Listings.Organisations;
using TechMarket.Platform;

namespace TechMarket.Listings;

/// <summary>One line of a list of needs or results. Amounts in 元.</summary>
internal sealed record Summary(
    Guid Id, string Kind, string Title, string Snippet, string Status, string? StatusReason, string? Field, string? Industry, int? Maturity,
    IReadOnlyList<string> Modes, IReadOnlyList<string> Keywords, string? District, decimal? AmountFrom, decimal? AmountTo, DateOnly? Deadline,
    Guid OrganisationId, string OrganisationName, DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt, DateTimeOffset? PublishedAt,
    DateTimeOffset? ClosedAt, string? Source, bool Demo)
{
    private const int SnippetLength = 160;

    public static Summary Of(Posted posted, KnownOrganisation? owner) => new(
        posted.Id, posted.Kind, posted.Title, posted.Text.Shortened(SnippetLength), posted.Status, posted.StatusReason, posted.Field, posted.Industry, posted.Maturity,
        posted.Modes, posted.Keywords, posted.District, posted.Amounts.From, posted.Amounts.To, posted.OpenUntil,
        posted.OrganisationId, KnownOrganisation.NameOf(owner), posted.CreatedAt, posted.SubmittedAt, posted.PublishedAt,
        posted.ClosedAt, posted.Source, posted.Demo);
}

internal static class Summaries
{
    /// <summary>Reads listings as summaries, each with its organisation's name.</summary>
    public static async Task<List<Summary>> Summarise<T>(this ListingsDb db, IQueryable<T> posted, CancellationToken stop) where T : Posted
    {
        var read = await posted.AsNoTracking().ToListAsync(stop);
        var ids = read.Select(p => p.OrganisationId).Distinct().ToList();
        var owners = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, stop);
        return [.. read.Select(p => Summary.Of(p, owners.GetValueOrDefault(p.OrganisationId)))];
    }
}
