namespace TechMarket.Search.Text;

/// <summary>A range of characters to be marked.</summary>
internal readonly record struct Mark(int Start, int Length);

/// <summary>A piece of the original text and where in it the words asked for stand. Plain text: whoever shows it encodes it.</summary>
/// <param name="Leading">Something was cut off in front.</param>
/// <param name="Trailing">Something was cut off behind.</param>
internal sealed record Excerpt(string Text, IReadOnlyList<Mark> Marks, bool Leading, bool Trailing)
{
    /// <summary>The whole text with its marks.</summary>
    public static Excerpt Whole(string text, IReadOnlySet<string> terms) => new(text, FindMarks(text, terms), false, false);

    /// <summary>The stretch that holds most of the words; the beginning if there are none.</summary>
    public static Excerpt Best(string text, IReadOnlySet<string> terms, int length = 160)
    {
        var marks = FindMarks(text, terms);
        if (text.Length <= length)
        {
            return new Excerpt(text, marks, false, false);
        }
        var from = Begin(text, Densest(text, marks, length), length);
        var to = Math.Min(text.Length, from + length);
        to = to < text.Length && char.IsLowSurrogate(text[to]) ? to - 1 : to;
        var inside = marks.Select(mark => Clip(mark, from, to)).Where(mark => mark.Length > 0);
        return new Excerpt(text[from..to], [.. inside], from > 0, to < text.Length);
    }

    private static Mark Clip(Mark mark, int from, int to)
    {
        var (start, end) = (Math.Max(mark.Start, from), Math.Min(mark.Start + mark.Length, to));
        return new Mark(start - from, end - start);
    }

    private static int Densest(string text, List<Mark> marks, int length)
    {
        var (best, bestAt, last, distinct) = (0, 0, 0, new HashSet<string>());
        for (var first = 0; first < marks.Count; first++)
        {
            distinct.Clear();
            var covered = 0;
            for (last = first; last < marks.Count && marks[last].Start + marks[last].Length <= marks[first].Start + length; last++)
            {
                covered += distinct.Add(text.Substring(marks[last].Start, marks[last].Length)) ? 10 * marks[last].Length : 1;
            }
            (best, bestAt) = covered > best ? (covered, marks[first].Start) : (best, bestAt);
        }
        return bestAt;
    }

    /// <summary>A little before the first mark, at the beginning of a sentence or word if one is near.</summary>
    private static int Begin(string text, int mark, int length)
    {
        var earliest = Math.Max(0, Math.Min(mark - (length / 6), text.Length - length));
        for (var at = earliest; at > 0 && at < mark; at++)
        {
            if (char.IsPunctuation(text[at - 1]) || char.IsWhiteSpace(text[at - 1]))
            {
                return at;
            }
        }
        return earliest > 0 && char.IsLowSurrogate(text[earliest]) ? earliest - 1 : earliest;
    }

    private static List<Mark> FindMarks(string text, IReadOnlySet<string> terms)
    {
        var marks = new List<Mark>();
        var reader = new TermReader();
        reader.Read(text);
        while (terms.Count > 0 && reader.Next())
        {
            if (!terms.Contains(reader.Term.ToString()))
            {
                continue;
            }
            var (start, end) = (reader.Start, reader.End);
            if (marks.Count > 0 && start <= marks[^1].Start + marks[^1].Length)
            {
                start = Math.Min(start, marks[^1].Start);
                end = Math.Max(end, marks[^1].Start + marks[^1].Length);
                marks.RemoveAt(marks.Count - 1);
            }
            marks.Add(new Mark(start, end - start));
        }
        return marks;
    }
}
