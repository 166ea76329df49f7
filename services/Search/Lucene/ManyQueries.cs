using System.Runtime.CompilerServices;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using TechMarket.Events;
using TechMarket.Search.Text;

namespace TechMarket.Search.Lucene;

/// <summary>
/// The search the other way round: a few listings become an index in memory, of the same documents as the real one, and those queries are run
/// against it of whose words it holds any. How a query was understood is kept for as long as the query itself, or until the index has grown so that
/// enough listings may hold the words themselves.
/// </summary>
internal static class ManyQueries
{
    private static readonly ConditionalWeakTable<FindQuery, Understood> understood = [];

    public static IReadOnlyList<(int Query, int Listing)> Run(
        IndexSearcher market, IReadOnlyList<FindQuery> queries, IReadOnlyList<Listing> listings, CancellationToken cancel)
    {
        var found = new List<(int, int)>();
        if (queries.Count == 0 || listings.Count == 0)
        {
            return found;
        }
        using var directory = new RAMDirectory();
        Write(directory, listings);
        using var reader = DirectoryReader.Open(directory);
        var (searcher, held) = (new IndexSearcher(reader), Held(reader));
        for (var place = 0; place < queries.Count; place++)
        {
            cancel.ThrowIfCancellationRequested();
            var query = Understand(queries[place], market);
            if (query.OneOf is { } needed && !held.Overlaps(needed))
            {
                continue;
            }
            var hits = new Places();
            searcher.Search(query.Words, new FacetCollector(hits, query.Filters));
            foreach (var listing in hits.All)
            {
                found.Add((place, listing));
            }
        }
        return found;
    }

    private static Understood Understand(FindQuery query, IndexSearcher market)
    {
        if (!understood.TryGetValue(query, out var known) || market.IndexReader.NumDocs > known.Until)
        {
            var asked = Finding.Asked(market, query, QueryText.Parse(query.Text));
            known = new Understood(Queries.Of(query, asked.Query), OneOf(asked), query with { Facets = [] }, asked.Near is null ? int.MaxValue : Grown(market.IndexReader.NumDocs));
            understood.AddOrUpdate(query, known);
        }
        return known;
    }

    private static int Grown(int listings) => listings + (listings / 10) + 100;

    /// <summary>What is found holds one of the words, or one term of any part in one of its ways: the part that has the fewest. Null for a query that does not tell its terms.</summary>
    private static HashSet<Term>? OneOf(Asked asked)
    {
        var words = Terms([asked.Words]);
        if (words is null || words.Count == 0 || asked.Near is null)
        {
            return words is { Count: > 0 } ? words : null;
        }
        var ways = asked.Near.Parts.Select(part => Terms(part.Ways.Select(NearQueries.Way))).OfType<HashSet<Term>>().MinBy(terms => terms.Count);
        ways?.UnionWith(words);
        return ways;
    }

    private static HashSet<Term>? Terms(IEnumerable<Query> queries)
    {
        var terms = new HashSet<Term>();
        try
        {
            foreach (var query in queries)
            {
                query.ExtractTerms(terms);
            }
            return terms;
        }
        catch (Exception untold) when (untold is InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }

    private static HashSet<Term> Held(IndexReader reader)
    {
        var (held, fields) = (new HashSet<Term>(), MultiFields.GetFields(reader));
        foreach (var field in fields)
        {
            for (var terms = fields.GetTerms(field).GetEnumerator(); terms.MoveNext();)
            {
                held.Add(new Term(field, BytesRef.DeepCopyOf(terms.Term)));
            }
        }
        return held;
    }

    /// <summary>In the order of the list, which no merge may change: a document's number is its listing's place.</summary>
    private static void Write(RAMDirectory directory, IReadOnlyList<Listing> listings)
    {
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer()) { MergePolicy = NoMergePolicy.COMPOUND_FILES };
        using var writer = new IndexWriter(directory, config);
        foreach (var listing in listings)
        {
            writer.AddDocument(ListingDocument.Of(listing));
        }
    }

    /// <param name="Words">The query with its filters on money and owner.</param>
    /// <param name="OneOf">What it finds holds at least one of these; null when that is not sure.</param>
    /// <param name="Filters">The filters by facet; nothing is counted.</param>
    /// <param name="Until">Up to so many listings in the index.</param>
    private sealed record Understood(Query Words, HashSet<Term>? OneOf, FindQuery Filters, int Until);

    /// <summary>Only which documents, neither order nor score.</summary>
    private sealed class Places : ICollector
    {
        private int first;

        public List<int> All { get; } = [];

        public bool AcceptsDocsOutOfOrder => false;

        public void SetScorer(Scorer scorer)
        {
        }

        public void SetNextReader(AtomicReaderContext context) => first = context.DocBase;

        public void Collect(int doc) => All.Add(first + doc);
    }
}
