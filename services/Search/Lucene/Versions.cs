using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace TechMarket.Search.Lucene;

/// <summary>
/// Which version of each listing the index holds, also of removed ones; in memory, because a document just written cannot be looked up before it
/// is visible. Some 60 bytes a listing.
/// </summary>
internal sealed class Versions
{
    private readonly (Lock Gate, Dictionary<Guid, (long Version, bool Visible)> Held)[] stripes = [.. Enumerable.Range(0, 64).Select(_ => (new Lock(), new Dictionary<Guid, (long, bool)>()))];
    private long shown;

    public long Visible => Interlocked.Read(ref shown);

    public static Versions Load(SearcherManager searchers)
    {
        var versions = new Versions();
        var searcher = searchers.Acquire();
        try
        {
            foreach (var leaf in searcher.IndexReader.Leaves)
            {
                versions.Load(leaf.AtomicReader);
            }
        }
        finally
        {
            searchers.Release(searcher);
        }
        return versions;
    }

    /// <summary>Writes if the version is newer than the one held. Two writes of one listing never cross.</summary>
    public bool IfNewer(Guid id, long version, bool visible, Action write)
    {
        var (gate, held) = stripes[(uint)id.GetHashCode() % stripes.Length];
        lock (gate)
        {
            var known = held.TryGetValue(id, out var last);
            if (known && last.Version >= version)
            {
                return false;
            }
            write();
            held[id] = (version, visible);
            Interlocked.Add(ref shown, (visible ? 1 : 0) - (known && last.Visible ? 1 : 0));
            return true;
        }
    }

    private void Load(AtomicReader segment)
    {
        var (ids, numbers, live) = (segment.GetSortedDocValues(ListingDocument.Id), segment.GetNumericDocValues(ListingDocument.Version), segment.LiveDocs);
        var visible = new FixedBitSet(Math.Max(1, segment.MaxDoc));
        var shown = segment.GetTermDocsEnum(new Term(ListingDocument.Visible, "1"));
        while (shown is not null && shown.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
        {
            visible.Set(shown.DocID);
        }
        var bytes = new BytesRef();
        for (var doc = 0; doc < segment.MaxDoc; doc++)
        {
            if (live?.Get(doc) ?? true)
            {
                ids.Get(doc, bytes);
                IfNewer(new Guid(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length), bigEndian: true), numbers.Get(doc), visible.Get(doc), () => { });
            }
        }
    }
}
