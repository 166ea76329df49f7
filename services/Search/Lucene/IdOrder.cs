using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using TechMarket.Events;

namespace TechMarket.Search.Lucene;

/// <summary>Walks the index along its ids, which Lucene keeps sorted: a page costs what it holds, wherever it begins.</summary>
internal static class IdOrder
{
    public static IEnumerable<Listing> After(Guid? last, IndexReader reader)
    {
        var live = MultiFields.GetLiveDocs(reader);
        DocsEnum? documents = null;
        for (var ids = Begin(last, reader); ids is not null; ids = ids.MoveNext() ? ids : null)
        {
            documents = ids.Docs(live, documents, DocsFlags.NONE);
            while (documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
            {
                var document = reader.Document(documents.DocID);
                if (document.GetBinaryValue(ListingDocument.Stored) is not null)
                {
                    yield return ListingDocument.Read(document);
                }
            }
        }
    }

    /// <summary>Stands on the first id after the last one; null when there is none.</summary>
    private static TermsEnum? Begin(Guid? last, IndexReader reader)
    {
        var ids = MultiFields.GetTerms(reader, ListingDocument.Id)?.GetEnumerator();
        if (ids is null || last is not { } seen)
        {
            return ids?.MoveNext() == true ? ids : null;
        }
        return ids.SeekCeil(new BytesRef(seen.ToString("N"))) switch
        {
            TermsEnum.SeekStatus.END => null,
            TermsEnum.SeekStatus.FOUND => ids.MoveNext() ? ids : null,
            _ => ids,
        };
    }
}
