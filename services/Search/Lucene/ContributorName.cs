using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TechMarket.Search.Lucene;

/// <summary>A contributor as the index names it: the organisation's id, and of an expert the name after it.</summary>
internal static class ContributorName
{
    private const int IdLength = 16;

    public static SortedSetDocValues? In(AtomicReader segment, CountBy by) => by == CountBy.Expert ? segment.GetSortedSetDocValues(ListingDocument.Expert)
        : segment.GetSortedDocValues(ListingDocument.Publisher) is { } single ? DocValues.Singleton(single) : null;

    public static Guid Organisation(BytesRef name) => new(Bytes(name)[..IdLength], bigEndian: true);

    /// <summary>Null where it names an organisation.</summary>
    public static string? Expert(BytesRef name) => name.Length > IdLength ? Encoding.UTF8.GetString(Bytes(name)[IdLength..]) : null;

    private static ReadOnlySpan<byte> Bytes(BytesRef name) => name.Bytes.AsSpan(name.Offset, name.Length);
}
