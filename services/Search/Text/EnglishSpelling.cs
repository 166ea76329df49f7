namespace TechMarket.Search.Text;

/// <summary>Words and short phrases of the dictionary that differ by a letter or two from one it does not hold.</summary>
internal static class EnglishSpelling
{
    private const int Longest = 24;

    /// <summary>What was typed with the word put right that the dictionary does not hold, the closest first; none where it holds all, or there are several.</summary>
    public static IEnumerable<string> PutRight(string text)
    {
        var (words, reader) = (FoldedText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries), new TermReader());
        string[] unknown = [.. words.Where(word => word.All(char.IsAsciiLetter) && Glossary.Chinese(Glossary.Key(reader, word)).Count == 0)];
        return unknown is not [{ Length: <= Longest } wrong] || NearLatin.Edits(wrong) is var edits && edits == 0 ? []
            : Glossary.English().Where(word => word[0] == wrong[0] && Math.Abs(word.Length - wrong.Length) <= edits)
                .Select(word => (Word: word, Away: Meant.Distance(word, wrong))).Where(one => one.Away <= edits).OrderBy(one => one.Away)
                .Select(one => string.Join(' ', words.Select(word => word == wrong ? one.Word : word)));
    }
}
