using Lucene.Net.Index;
using TechMarket.Search.Text;

namespace TechMarket.Search.Lucene;

/// <summary>By which to pass over what may have been meant, without asking for it: for each part its ways, of each the hashes of its terms and how many of them a hit holds at least.</summary>
internal sealed class NearTermHashes
{
    private readonly (int[] Hashes, int AtLeast)[][] parts;

    private NearTermHashes((int[], int)[][] parts) => this.parts = parts;

    public static NearTermHashes Of(NearText near) => new([.. near.Parts.Select(part => part.Ways.Select(Of).ToArray())]);

    /// <summary>False only when no listing that holds no other terms can be found.</summary>
    public bool MayBeHeld(HashSet<int> held) => Array.TrueForAll(parts, ways => Array.Exists(ways, way => Holds(held, way.Hashes, way.AtLeast)));

    private static bool Holds(HashSet<int> held, int[] hashes, int atLeast)
    {
        var missing = hashes.Length - atLeast;
        foreach (var hash in hashes)
        {
            if (!held.Contains(hash) && --missing < 0)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Words that may be misspelt, or that go on, may be held under any term.</summary>
    private static (int[] Hashes, int AtLeast) Of(NearWay way)
    {
        if (way.Terms is { Edits: > 0 } or { Begins: true } || way.Also is { Edits: > 0 } or { Begins: true })
        {
            return ([], 0);
        }
        var terms = new HashSet<Term>();
        NearQueries.Way(way).ExtractTerms(terms);
        int[] hashes = [.. terms.Select(term => term.GetHashCode())];
        return (hashes, way.Also is not null ? 0 : way.Terms is { InOrder: false } some ? Math.Min(some.AtLeast, hashes.Length) : hashes.Length);
    }
}
