namespace TechMarket.Contracts.Rules;

/// <summary>How much of other texts is the same as this one: Dice's coefficient of their pairs of neighbouring characters.</summary>
internal sealed class Likeness(string? text)
{
    private readonly Dictionary<(char, char), int> pairs = Pairs(text);

    /// <summary>0 to 100, rounded down; 0 when either says nothing.</summary>
    public int PercentOf(string? other)
    {
        var others = Pairs(other);
        return pairs.Count == 0 || others.Count == 0 ? 0
            : 200 * pairs.Sum(pair => Math.Min(pair.Value, others.GetValueOrDefault(pair.Key))) / (pairs.Values.Sum() + others.Values.Sum());
    }

    private static Dictionary<(char, char), int> Pairs(string? text)
    {
        var letters = (text ?? "").Where(char.IsLetterOrDigit).ToArray();
        return letters.Zip(letters.Skip(1)).CountBy(pair => pair).ToDictionary();
    }
}
