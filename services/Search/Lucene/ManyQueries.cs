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
/// against it of whose words it holds any. Of a query only that is kept by which it is passed over, a few hundred bytes, for as long as the query itself
/// or until the index has grown so that enough listings may hold the words themselves.
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
            if (query.OneOf is { } needed && !Array.Exists(needed, held.Contains))
            {
                continue;
            }
            var hits = new Places();
            searcher.Search(Asked(queries[place], query.Near), new FacetCollector(hits, query.Filters));
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
            known = new Understood(OneOf(asked), asked.Near is not null, query with { Facets = [] }, asked.Near is null ? int.MaxValue : Grown(market.IndexReader.NumDocs));
            understood.AddOrUpdate(query, known);
        }
        return known;
    }

    private static Query Asked(FindQuery query, bool near)
    {
        var words = Queries.Words(QueryText.Parse(query.Text), query.Text);
        return Queries.Of(query, near && NearText.Of(query.Text) is { } meant ? NearQueries.Of(meant, words) : words);
    }

    private static int Grown(int listings) => listings + (listings / 10) + 100;

    /// <summary>What is found holds one of the words, or one term of any part in one of its ways: the part that has the fewest. Null for a query that does not tell its terms.</summary>
    private static int[]? OneOf(Asked asked)
    {
        var words = Terms([asked.Words]);
        if (words is null or { Count: 0 })
        {
            return null;
        }
        var ways = asked.Near is null ? [] : asked.Near.Parts.Select(part => Terms(part.Ways.Select(NearQueries.Way))).OfType<HashSet<Term>>().MinBy(terms => terms.Count);
        return ways is null ? null : [.. ways.Union(words).Select(term => term.GetHashCode()).Distinct()];
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

    /// <summary>By their hashes: two terms of one hash cost a look in vain.</summary>
    private static HashSet<int> Held(IndexReader reader)
    {
        var (held, fields) = (new HashSet<int>(), MultiFields.GetFields(reader));
        foreach (var field in fields)
        {
            for (var terms = fields.GetTerms(field).GetEnumerator(); terms.MoveNext();)
            {
                held.Add(new Term(field, BytesRef.DeepCopyOf(terms.Term)).GetHashCode());
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

    /// <param name="OneOf">What it finds holds a term of one of these hashes; null when that is not sure.</param>
    /// <param name="Near">What may have been meant counts too.</param>
    /// <param name="Filters">The filters by facet; nothing is counted.</param>
    /// <param name="Until">Up to so many listings in the index.</param>
    private sealed record Understood(int[]? OneOf, bool Near, FindQuery Filters, int Until);

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
