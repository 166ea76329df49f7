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
            var near = query.Near is { } meant && meant.MayBeHeld(held);
            if (!near && query.OneOf is { } needed && !Array.Exists(needed, held.Contains))
            {
                continue;
            }
            var hits = new Places();
            searcher.Search(Asked(queries[place], near ? market : null), new FacetCollector(hits, query.Filters));
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
            var asked = Finding.Asked(market, query, QueryText.Parse(query.Text, query.Synonyms));
            known = new Understood(OneOf(asked.Words), asked.Near is null ? null : NearTermHashes.Of(asked.Near), query with { Facets = [] }, asked.Near is null ? int.MaxValue : Grown(market.IndexReader.NumDocs));
            understood.AddOrUpdate(query, known);
        }
        return known;
    }

    /// <param name="market">Where it is to be seen how few hold the words; null where what may have been meant does not count.</param>
    private static Query Asked(FindQuery query, IndexSearcher? market)
    {
        var text = QueryText.Parse(query.Text, query.Synonyms);
        return Queries.Of(query, market is null ? Queries.Words(text, query.Text) : Finding.Asked(market, query, text).Query);
    }

    private static int Grown(int listings) => listings + (listings / 10) + 100;

    /// <summary>What holds the words holds one of their terms; null for a query that does not tell them.</summary>
    private static int[]? OneOf(Query words)
    {
        var terms = new HashSet<Term>();
        words.ExtractTerms(terms);
        return terms.Count == 0 ? null : [.. terms.Select(term => term.GetHashCode()).Distinct()];
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
    /// <param name="Near">What may have been meant counts too, where it may be held; null where it does not.</param>
    /// <param name="Filters">The filters by facet; nothing is counted.</param>
    /// <param name="Until">Up to so many listings in the index.</param>
    private sealed record Understood(int[]? OneOf, NearTermHashes? Near, FindQuery Filters, int Until);

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
