using TechMarket.Events;
using TechMarket.Search.Text;

namespace TechMarket.Search;

/// <summary>What listings are counted by.</summary>
internal enum Facet
{
    Kind,
    Field,
    Industry,
    Stage,
    Mode,
    District,
}

internal enum FindSort
{
    Relevance,
    Newest,
}

/// <summary>A search: words, filters, order and page. Values of one facet are alternatives, facets are joined.</summary>
internal sealed record FindQuery
{
    public string Text { get; init; } = "";

    /// <summary>What else its words may be called.</summary>
    public Synonyms Synonyms { get; init; } = Synonyms.None;

    public IReadOnlyDictionary<Facet, IReadOnlyCollection<string>> Filters { get; init; } = new Dictionary<Facet, IReadOnlyCollection<string>>();

    public Guid? OrganisationId { get; init; }

    /// <summary>One of those who did the work, by the name exactly as it was given; of one organisation together with its id.</summary>
    public string? Expert { get; init; }

    /// <summary>元; a listing whose budget or price touches the range is found.</summary>
    public decimal? AmountFrom { get; init; }

    public decimal? AmountTo { get; init; }

    /// <summary>1 to 9: what a need asks for, or a result has reached.</summary>
    public int? MaturityFrom { get; init; }

    public int? MaturityTo { get; init; }

    /// <summary>Of needs; what states none is not found by it.</summary>
    public DateOnly? DeadlineFrom { get; init; }

    public DateOnly? DeadlineTo { get; init; }

    /// <summary>The day in China it was published.</summary>
    public DateOnly? PublishedFrom { get; init; }

    public DateOnly? PublishedTo { get; init; }

    public FindSort Sort { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 20;

    /// <summary>Which facets are to be counted.</summary>
    public IReadOnlyCollection<Facet> Facets { get; init; } = [];
}

/// <summary>A page of hits, with the exact number of all and exact counts: a facet's own filter does not limit its own counts.</summary>
/// <param name="Loose">No listing held enough of the words, so those are shown that hold some.</param>
internal sealed record Found(long Total, IReadOnlyList<Hit> Hits, IReadOnlyDictionary<Facet, IReadOnlyDictionary<string, int>> Facets, bool Loose)
{
    /// <summary>So many hold the words as they were typed; the others come near (<see cref="NearText"/>), or hold some of them.</summary>
    public long Exact { get; init; } = Total;

    /// <summary>What was probably meant, where no listing holds all that was typed; null where that is not known.</summary>
    public string? Meant { get; init; }
}

/// <summary>A listing that was found; the score orders hits of one query and means nothing else.</summary>
internal sealed record Hit(Listing Listing, double Score);

/// <summary>Asks for the candidates of the kind wanted (both when null) that share most with the listing.</summary>
/// <param name="OfOrganisation">Only of this one.</param>
internal sealed record RecallQuery(Listing Listing, string? Wanted, int Take = 400, Guid? WithoutOrganisation = null, Guid? OfOrganisation = null);
