namespace TechMarket.Search.Text;

/// <summary>How a run may go on that is still being typed: characters, a word, pinyin whose last syllable is not whole yet, or initials.</summary>
internal static class UnfinishedWords
{
    private const float AsTyped = 1, AsPinyin = .8f, AsInitials = .6f;
    private const int MostCuts = 4;

    public static IEnumerable<NearWay> Ways(string run, bool goesOn) => Script.IsHan(run[0]) ? Han(run) : goesOn ? Latin(run) : NearLatin.Ways(run);

    private static IEnumerable<NearWay> Han(string run)
    {
        yield return new(AsTyped) { Phrase = new(run, "", 0) };
        if (NearTerms.Following(NearField.Sound, Sounds.Pairs(Pinyin.Read(run))) is { Any: true } sounds)
        {
            yield return new(AsPinyin, sounds);
        }
    }

    private static IEnumerable<NearWay> Latin(string run)
    {
        var letters = string.Concat(run.Split(NearRuns.Apart));
        yield return new(AsTyped, NearTerms.Beginning(NearField.Title, letters));
        foreach (var (syllables, rest) in Pinyin.Begun(letters).Take(MostCuts))
        {
            var whole = NearTerms.Following(NearField.Sound, Sounds.Pairs(syllables));
            var going = rest.Length == 0 && syllables.Length > 1 ? null : NearTerms.Beginning(NearField.Sound, syllables.Length == 0 ? rest : $"{syllables[^1]} {rest}");
            yield return whole.Any ? new(AsPinyin, whole) { Also = going } : new(AsPinyin, going);
        }
        if (!letters.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            var initials = Sounds.Typed(letters);
            yield return new(AsInitials, initials.Length < Sounds.FewestInitials
                ? NearTerms.Beginning(NearField.Initials, initials) : NearTerms.Following(NearField.Initials, Sounds.Initials(initials)));
        }
    }
}
