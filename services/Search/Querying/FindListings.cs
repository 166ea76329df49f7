using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using TechMarket.Platform.Auth;
using TechMarket.Search.Indexing;
using TechMarket.Search.Text;
using TechMarket.Search.Wording;

namespace TechMarket.Search.Querying;

/// <summary>Finds published needs and results by words and filters, with exact counts.</summary>
internal static class FindListings
{
    /// <param name="Kind">need or result; both when left out.</param>
    /// <param name="Q">Words in Chinese or English, Traditional or Simplified; a phrase in quotes stands together.</param>
    /// <param name="Field">技术领域, 01 to 11.</param>
    /// <param name="Industry">GB/T 4754 section letter (C) or division (C18).</param>
    /// <param name="Stage">research, trial, pilot or industry.</param>
    /// <param name="AmountFrom">元; budgets or prices that touch the range are found.</param>
    /// <param name="MaturityFrom">1 to 9: what a need asks for, or a result has reached.</param>
    /// <param name="DeadlineFrom">Of needs; those that state none are not found by it.</param>
    /// <param name="PublishedFrom">The day in China.</param>
    /// <param name="Expert">主要完成人 of a result, by the exact name; without an organisation all of that name, though they may be different people.</param>
    /// <param name="Sort">relevance (default) or newest.</param>
    /// <param name="Page">From 1; no further than the 10,000th hit.</param>
    internal sealed record Request(
        [FromQuery(Name = "kind")] string[]? Kind, [FromQuery(Name = "q")] string? Q, [FromQuery(Name = "field")] string[]? Field,
        [FromQuery(Name = "industry")] string[]? Industry, [FromQuery(Name = "district")] string[]? District, [FromQuery(Name = "stage")] string[]? Stage,
        [FromQuery(Name = "mode")] string[]? Mode, [FromQuery(Name = "amountFrom")] decimal? AmountFrom, [FromQuery(Name = "amountTo")] decimal? AmountTo,
        [FromQuery(Name = "maturityFrom")] int? MaturityFrom, [FromQuery(Name = "maturityTo")] int? MaturityTo, [FromQuery(Name = "deadlineFrom")] DateOnly? DeadlineFrom,
        [FromQuery(Name = "deadlineTo")] DateOnly? DeadlineTo, [FromQuery(Name = "publishedFrom")] DateOnly? PublishedFrom, [FromQuery(Name = "publishedTo")] DateOnly? PublishedTo,
        [FromQuery(Name = "organisation")] Guid? Organisation, [FromQuery(Name = "expert")] string? Expert, [FromQuery(Name = "sort")] string? Sort,
        [FromQuery(Name = "page")] int? Page, [FromQuery(Name = "size")] int? Size);

    /// <param name="Exact">So many hold the words as they were typed; the others sound the same, mean the same, or differ by a character.</param>
    /// <param name="Meant">What was probably meant, where nothing holds all that was typed.</param>
    /// <param name="Loose">Nothing holds enough of the words; these hold some.</param>
    /// <param name="Facets">Per facet the values and how many hits choosing them would give, most first.</param>
    internal sealed record Response(
        long Total, long Exact, string? Meant, int Page, int Size, IReadOnlyList<Item> Items, IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Facets, bool Loose, double TookMs);

    /// <param name="TitleMarks">Start and length of what matched, in characters of the title.</param>
    /// <param name="Snippet">The part of the text that holds most of the words; plain text.</param>
    /// <param name="Experts">Who did the work of a result; null where nobody is named.</param>
    /// <param name="Score">Orders the hits of one query; 0 when sorted by date.</param>
    internal sealed record Item(
        Guid Id, string Kind, string Title, IReadOnlyList<int[]> TitleMarks, string Snippet, IReadOnlyList<int[]> SnippetMarks,
        IReadOnlyList<string> Keywords, string? Field, string? Industry, int? Maturity, IReadOnlyList<string> Modes, string? District,
        decimal? AmountFrom, decimal? AmountTo, DateOnly? Deadline, Guid OrganisationId, string OrganisationName, DateTimeOffset PublishedAt,
        string? Source, bool Demo, IReadOnlyList<string>? Experts, double Score);

    internal sealed record FacetValue(string Value, int Count);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/search/listings", Handle).ForAnyone()
        .WithName("FindListings").WithSummary("Finds published needs and results.").ProducesValidationProblem().ProducesProblem(503);

    private static async Task<Response> Handle(
        [AsParameters] Request request, ITextIndex index, IndexKeeper keeper, SynonymKeeper synonyms, CancellationToken stop)
    {
        var query = FindRequest.Understand(request) with { Synonyms = synonyms.Current };
        keeper.MustBeUsable();
        var started = Stopwatch.GetTimestamp();
        var found = FindRequest.IsTooDeep(query) ? await FindRequest.BeyondTheEnd(query, index, stop) : await index.Find(query, stop);
        var terms = QueryText.Parse(query.Text, query.Synonyms).Marked.ToHashSet(StringComparer.Ordinal);
        return new Response(found.Total, found.Exact, found.Meant, (query.Skip / query.Take) + 1, query.Take, [.. found.Hits.Select(hit => Show(hit, terms))],
            found.Facets.ToDictionary(facet => FindRequest.Name(facet.Key), facet => Values(facet.Key, facet.Value)), found.Loose,
            Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 2));
    }

    private static Item Show(Hit hit, HashSet<string> terms)
    {
        var it = hit.Listing;
        var title = Excerpt.Whole(it.Title, terms);
        var snippet = Excerpt.Best(it.Text, terms);
        return new Item(it.Id, it.Kind, it.Title, Marks(title), Shown(snippet), Marks(snippet, snippet.Leading ? 1 : 0), it.Keywords, it.Field, it.Industry, it.Maturity,
            it.Modes, it.District, it.AmountFrom, it.AmountTo, it.Deadline, it.OrganisationId, it.OrganisationName, it.PublishedAt, it.Source, it.Demo, it.Experts,
            Math.Round(hit.Score, 3));
    }

    private static string Shown(Excerpt excerpt) => (excerpt.Leading ? "…" : "") + excerpt.Text + (excerpt.Trailing ? "…" : "");

    private static IReadOnlyList<int[]> Marks(Excerpt excerpt, int shift = 0) => [.. excerpt.Marks.Select(mark => new[] { mark.Start + shift, mark.Length })];

    /// <summary>Of industries the sections are offered; a division can be asked for but would make the list too long.</summary>
    private static IReadOnlyList<FacetValue> Values(Facet facet, IReadOnlyDictionary<string, int> counts) =>
        [.. counts.Where(count => facet != Facet.Industry || count.Key.Length == 1).OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key, StringComparer.Ordinal).Select(count => new FacetValue(count.Key, count.Value))];
}
