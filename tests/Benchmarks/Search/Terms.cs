using TechMarket.Search.Text;

namespace TechMarket.Benchmarks.Search;

/// <summary>The market's own terms, handed to the other engines so that all read the same; no stems, since none of the others asks for them.</summary>
internal static class Terms
{
    /// <summary>Each as often as it stands in the text, in its order.</summary>
    public static List<string> Of(string text) => Read(text, characters: true);

    /// <summary>What a person types, each term once: a character is represented by the pairs it is part of, as the market asks.</summary>
    public static List<string> Typed(string text) => [.. Read(text, characters: false).Distinct(StringComparer.Ordinal)];

    /// <summary>Each term of a whole text once, characters too: some three hundred of a need.</summary>
    public static List<string> Whole(string text) => [.. Of(text).Distinct(StringComparer.Ordinal)];

    private static List<string> Read(string text, bool characters)
    {
        var (reader, terms) = (new TermReader(), new List<string>());
        reader.Read(text);
        while (reader.Next())
        {
            if (reader.Kind != TermKind.Stem && (characters || reader.Kind != TermKind.Character))
            {
                terms.Add(reader.Term.ToString());
            }
        }
        return terms;
    }
}
