namespace TechMarket.Search.Text;

/// <summary>
/// Porter's stemmer ("An algorithm for suffix stripping", Program 14, 1980), for words whose plural is already off: coating, coated and coats
/// become coat. Only searching uses it; two listings are compared by their words, which was measured to be better.
/// </summary>
internal ref struct EnglishStem(Span<char> word)
{
    private readonly Span<char> word = word;
    private int length = word.Length;

    /// <summary>Changes the word, of letters a to z alone, in place and says how long it now is.</summary>
    public static int Strip(Span<char> word)
    {
        var stem = new EnglishStem(word);
        stem.Inflection();
        stem.Replace(EnglishSuffixes.Doubled, least: 1);
        stem.Replace(EnglishSuffixes.Single, least: 1);
        stem.Replace(EnglishSuffixes.Last, least: 2);
        stem.Ending();
        return stem.length;
    }

    private void Inflection()
    {
        if (Ends("eed"))
        {
            length -= Measure(length - 3) > 0 ? 1 : 0;
        }
        else if (Cut("ed") || Cut("ing"))
        {
            Repair();
        }
        if (Ends("y") && HasVowel(length - 1))
        {
            word[length - 1] = 'i';
        }
    }

    private bool Cut(string suffix)
    {
        if (!Ends(suffix) || !HasVowel(length - suffix.Length))
        {
            return false;
        }
        length -= suffix.Length;
        return true;
    }

    /// <summary>What is left of hopping is hop, of conflated conflate, of filing file.</summary>
    private void Repair()
    {
        if (Ends("at") || Ends("bl") || Ends("iz") || (Measure(length) == 1 && IsShort(length)))
        {
            word[length++] = 'e';
        }
        else if (IsDoubled() && word[length - 1] is not ('l' or 's' or 'z'))
        {
            length--;
        }
    }

    /// <summary>The first suffix that fits decides; it is replaced if what stands before is long enough.</summary>
    private void Replace((string From, string To)[] suffixes, int least)
    {
        foreach (var (from, to) in suffixes)
        {
            if (Ends(from))
            {
                if (Measure(length - from.Length) >= least && (from != "ion" || (length > 3 && word[length - 4] is 's' or 't')))
                {
                    to.CopyTo(word[(length - from.Length)..]);
                    length += to.Length - from.Length;
                }
                return;
            }
        }
    }

    private void Ending()
    {
        if (Ends("e") && Measure(length - 1) is var before && (before > 1 || (before == 1 && !IsShort(length - 1))))
        {
            length--;
        }
        if (Ends("ll") && Measure(length) > 1)
        {
            length--;
        }
    }

    private readonly bool Ends(string suffix) => length > suffix.Length && word[..length].EndsWith(suffix);

    private readonly bool IsVowel(int at) => word[at] is 'a' or 'e' or 'i' or 'o' or 'u' || (word[at] == 'y' && at > 0 && !IsVowel(at - 1));

    private readonly bool HasVowel(int until)
    {
        for (var at = 0; at < until; at++)
        {
            if (IsVowel(at))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>How often a vowel is followed by a consonant: 0 in tree, 1 in oats, 2 in private.</summary>
    private readonly int Measure(int until)
    {
        var turns = 0;
        for (var at = 1; at < until; at++)
        {
            turns += IsVowel(at - 1) && !IsVowel(at) ? 1 : 0;
        }
        return turns;
    }

    private readonly bool IsDoubled() => length > 1 && word[length - 1] == word[length - 2] && !IsVowel(length - 1);

    /// <summary>Ends in consonant, vowel, consonant, as in fil(ing) and hop(ing).</summary>
    private readonly bool IsShort(int until) => until > 2 && !IsVowel(until - 3) && IsVowel(until - 2) && !IsVowel(until - 1) && word[until - 1] is not ('w' or 'x' or 'y');
}
