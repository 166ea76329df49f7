using System.Runtime.InteropServices;
using TechMarket.Events;
using TechMarket.Search.Text;

namespace TechMarket.Search.Scoring;

/// <summary>How often each term stands in a listing's title, and how often in its text and keywords; in the order of <see cref="TermKey"/>.</summary>
internal sealed class TermCounts
{
    /// <summary>Counts up to these share a byte; others follow it.</summary>
    private const int MostInTitle = 3, MostInBody = 62, Longer = 255;

    [ThreadStatic]
    private static TermReader? reused;

    private TermCounts(ulong[] keys, int[] titles, int[] bodies) => (Keys, Titles, Bodies) = (keys, titles, bodies);

    public ulong[] Keys { get; }

    public int[] Titles { get; }

    public int[] Bodies { get; }

    /// <param name="words">Takes the terms whose key does not tell them.</param>
    public static TermCounts Of(Listing listing, IDictionary<ulong, string>? words = null)
    {
        var (title, body) = (new List<ulong>(64), new List<ulong>(512));
        Read(listing.Title, title, words);
        Read(listing.Text, body, words);
        foreach (var keyword in listing.Keywords)
        {
            Read(keyword, body, words);
        }
        return Of(CollectionsMarshal.AsSpan(title), CollectionsMarshal.AsSpan(body));
    }

    private static void Read(string text, List<ulong> keys, IDictionary<ulong, string>? words)
    {
        var reader = reused ??= new();
        reader.Read(text);
        while (reader.Next())
        {
            if (reader.Kind != TermKind.Stem)
            {
                var key = TermKey.Of(reader.Term);
                keys.Add(key);
                if (words is not null && !TermKey.IsHan(key) && !words.ContainsKey(key))
                {
                    words[key] = reader.Term.ToString();
                }
            }
        }
    }

    private static TermCounts Of(Span<ulong> title, Span<ulong> body)
    {
        title.Sort();
        body.Sort();
        var (keys, titles, bodies) = (new List<ulong>(body.Length), new List<int>(body.Length), new List<int>(body.Length));
        while (title.Length + body.Length > 0)
        {
            var key = title.Length > 0 && (body.Length == 0 || title[0] <= body[0]) ? title[0] : body[0];
            keys.Add(key);
            titles.Add(Take(ref title, key));
            bodies.Add(Take(ref body, key));
        }
        return new([.. keys], [.. titles], [.. bodies]);
    }

    private static int Take(ref Span<ulong> sorted, ulong key)
    {
        var count = 0;
        while (count < sorted.Length && sorted[count] == key)
        {
            count++;
        }
        sorted = sorted[count..];
        return count;
    }

    /// <summary>Some four bytes a term.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream(Keys.Length * 5);
        using var writer = new BinaryWriter(bytes);
        writer.Write7BitEncodedInt(Keys.Length);
        var last = 0UL;
        for (var at = 0; at < Keys.Length; at++)
        {
            writer.Write7BitEncodedInt64((long)(Keys[at] - last));
            last = Keys[at];
            var together = Titles[at] <= MostInTitle && Bodies[at] <= MostInBody;
            writer.Write((byte)(together ? (Titles[at] << 6) | Bodies[at] : Longer));
            if (!together)
            {
                writer.Write7BitEncodedInt(Titles[at]);
                writer.Write7BitEncodedInt(Bodies[at]);
            }
        }
        return bytes.ToArray();
    }

    public static TermCounts Read(ReadOnlySpan<byte> bytes)
    {
        var (at, count) = (0, (int)Number(bytes, out var used));
        bytes = bytes[used..];
        var counts = new TermCounts(new ulong[count], new int[count], new int[count]);
        for (var last = 0UL; at < count; at++)
        {
            counts.Keys[at] = last += Number(bytes, out used);
            int both = bytes[used];
            bytes = bytes[(used + 1)..];
            (counts.Titles[at], counts.Bodies[at]) = both == Longer ? ((int)Next(ref bytes), (int)Next(ref bytes)) : (both >> 6, both & 63);
        }
        return counts;
    }

    private static ulong Next(ref ReadOnlySpan<byte> bytes)
    {
        var number = Number(bytes, out var used);
        bytes = bytes[used..];
        return number;
    }

    private static ulong Number(ReadOnlySpan<byte> bytes, out int used)
    {
        var (number, shift) = (0UL, 0);
        for (used = 0; ; shift += 7)
        {
            var part = bytes[used++];
            number |= (ulong)(part & 127) << shift;
            if (part < 128)
            {
                return number;
            }
        }
    }
}
