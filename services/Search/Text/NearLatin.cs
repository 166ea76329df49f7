namespace TechMarket.Search.Text;

/// <summary>How letters that are hardly found may have been meant: as pinyin, as initials, as an English word with a wrong letter or a Chinese name.</summary>
internal static class NearLatin
{
    private const float AsTyped = 1, AsPinyin = .8f, AsInitials = .6f, InChinese = .7f, Misspelt = .5f;
    private const int ShortestMisspelt = 5, TwoLettersFrom = 9;

    public static IEnumerable<NearWay> Ways(string run)
    {
        var words = Words(run);
        var apart = run.AsSpan().IndexOfAny(NearRuns.Apart) >= 0;
        yield return new(AsTyped, apart ? NearTerms.Following(NearField.All, words.Where(word => word[0] != TermReader.StemMark)) : new NearTerms(NearField.All, words, 1));
        foreach (var syllables in Cuts(run))
        {
            if (NearTerms.Following(NearField.Sound, Sounds.Pairs(syllables)) is { Any: true } pairs)
            {
                yield return new(AsPinyin, pairs);
            }
        }
        foreach (var way in apart ? [] : OfOneWord(run, words[0]))
        {
            yield return way;
        }
    }

    private static IEnumerable<NearWay> OfOneWord(string run, string word)
    {
        if (!run.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            if (NearTerms.Following(NearField.Initials, Sounds.Initials(Sounds.Typed(run))) is { Any: true } initials)
            {
                yield return new(AsInitials, initials);
            }
            if (run.Length >= ShortestMisspelt)
            {
                yield return new(Misspelt, new NearTerms(NearField.Title, [word], 1, Edits(run)));
            }
        }
        foreach (var chinese in Glossary.Chinese(word))
        {
            yield return new(InChinese, NearHan.Whole(chinese));
        }
    }

    /// <summary>So many letters of a word may be wrong.</summary>
    public static int Edits(string word) => word.Length >= TwoLettersFrom ? 2 : word.Length >= ShortestMisspelt ? 1 : 0;

    /// <summary>Of syllables kept apart only one way; else the ways to part the letters.</summary>
    public static IEnumerable<string[]> Cuts(string run)
    {
        var parts = run.Split(NearRuns.Apart).Select(part => Pinyin.Cut(part)).ToList();
        if (parts.Any(ways => ways.Count == 0))
        {
            return [];
        }
        return parts.Count == 1 ? parts[0] : [[.. parts.SelectMany(ways => ways[0])]];
    }

    /// <summary>As the index holds them, with their stems.</summary>
    private static List<string> Words(string run)
    {
        var (words, reader) = (new List<string>(), new TermReader());
        reader.Read(run);
        while (reader.Next())
        {
            words.Add(reader.Term.ToString());
        }
        return words;
    }
}
