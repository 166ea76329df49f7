using TechMarket.Search.Text;

namespace TechMarket.Search.Scoring;

/// <summary>
/// Finds the stretches of Han characters that a text has in common with another, as long as they go. Where a stretch ends inside a word of
/// both texts (塑性聚氨酯, 逆性聚合: 性聚), the part of that word is cut off: a character belongs to the neighbour with which more
/// listings have it, and stays out where that is as many.
/// </summary>
internal sealed class CommonRuns
{
    private const int LongestText = 4000;
    private readonly ITermStatistics statistics;
    private readonly string own;
    private readonly Dictionary<(char, char), List<int>> places = [];

    public CommonRuns(IEnumerable<string> texts, ITermStatistics statistics)
    {
        this.statistics = statistics;
        own = Shortened(string.Join('\n', texts.Select(FoldedText.Fold)));
        for (var i = 0; i + 1 < own.Length; i++)
        {
            if (IsPart(own[i]) && IsPart(own[i + 1]))
            {
                (places.TryGetValue((own[i], own[i + 1]), out var known) ? known : places[(own[i], own[i + 1])] = []).Add(i);
            }
        }
    }

    /// <summary>The common stretches of two characters and more, as they stand in the text; none lies inside another at the same place.</summary>
    public IEnumerable<string> In(string text)
    {
        var folded = new FoldedText();
        folded.Read(Shortened(text));
        var other = folded.Chars.ToString();
        var end = 0;
        for (var at = 0; at + 1 < other.Length; at++)
        {
            if (!places.TryGetValue((other[at], other[at + 1]), out var starts))
            {
                continue;
            }
            var (length, place) = starts.Select(start => (Length(other, at, start), start)).MaxBy(match => match.Item1);
            if (at + length <= end)
            {
                continue;
            }
            end = at + length;
            var (from, to) = Whole(other, at, place, length);
            if (to - from >= 2)
            {
                yield return text[folded.Start(from)..folded.End(to - 1)];
            }
        }
    }

    private int Length(string other, int at, int start)
    {
        var length = 2;
        while (at + length < other.Length && start + length < own.Length && other[at + length] == own[start + length] && IsPart(other[at + length]))
        {
            length++;
        }
        return length;
    }

    /// <summary>The stretch without the parts of words at its ends.</summary>
    private (int From, int To) Whole(string other, int at, int place, int length)
    {
        var (from, to, shift) = (at, at + length, place - at);
        while (to - from >= 2 && IsCutBefore(other, from) && IsCutBefore(own, from + shift))
        {
            from++;
        }
        while (to - from >= 2 && IsCutAfter(other, to - 1) && IsCutAfter(own, to - 1 + shift))
        {
            to--;
        }
        return (from, to);
    }

    private bool IsCutBefore(string text, int at) => at > 0 && IsPart(text[at - 1]) && Common(text, at - 1) >= Common(text, at);

    private bool IsCutAfter(string text, int at) => at + 1 < text.Length && IsPart(text[at + 1]) && Common(text, at) >= Common(text, at - 1);

    private int Common(string text, int at) => statistics.ListingsWith(text.AsSpan(at, 2));

    /// <summary>的, 和 and the like stand between words and end every stretch.</summary>
    private static bool IsPart(char c) => Script.IsHan(c) && !Script.IsFiller([c]);

    private static string Shortened(string text) => text.Length <= LongestText ? text : text[..LongestText];
}
