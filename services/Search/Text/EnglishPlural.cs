namespace TechMarket.Search.Text;

/// <summary>
/// Harman's S-stripper ("How effective is suffixing?", JASIS 1991): folds plurals and little else, so that no two different words meet.
/// </summary>
internal static class EnglishPlural
{
    /// <summary>Changes the word in place and says how long it now is.</summary>
    public static int Strip(Span<char> word)
    {
        var length = word.Length;
        if (length <= 3 || word[^1] != 's' || word.ContainsAnyExceptInRange('a', 'z'))
        {
            return length;
        }
        if (word.EndsWith("ies") && word[^4] is not ('e' or 'a'))
        {
            word[length - 3] = 'y';
            return length - 2;
        }
        if (word[^2] is 's' or 'u' || (word[^2] == 'e' && length > 3 && word[^3] is 'a' or 'o'))
        {
            return length;
        }
        var hissing = word[^2] == 'e' && (word[^3] is 'x' or 'z' || word.EndsWith("sses") || word.EndsWith("shes") || word.EndsWith("ches"));
        return hissing ? length - 2 : length - 1;
    }
}
