namespace TechMarket.Contracts.Rules;

/// <summary>How much of two texts is the same: Dice's coefficient of their pairs of neighbouring characters.</summary>
internal static class Likeness
{
    /// <summary>0 to 100, rounded down; 0 when either says nothing.</summary>
    public static int Percent(string? one, string? other)
    {
        var (a, b) = (Pairs(one), Pairs(other));
        var total = a.Values.Sum() + b.Values.Sum();
        return a.Count == 0 || b.Count == 0 ? 0 : 200 * a.Sum(pair => Math.Min(pair.Value, b.GetValueOrDefault(pair.Key))) / total;
    }

    private static Dictionary<(char, char), int> Pairs(string? text)
    {
        var letters = (text ?? "").Where(char.IsLetterOrDigit).ToArray();
        return letters.Zip(letters.Skip(1)).CountBy(pair => pair).ToDictionary();
    }
}
