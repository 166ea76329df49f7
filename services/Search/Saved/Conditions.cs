using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TechMarket.Search.Querying;
using TechMarket.Search.Text;

namespace TechMarket.Search.Saved;

/// <summary>What a saved search asks: the words and filters of <c>GET /api/search/listings</c>, by the same names.</summary>
/// <param name="Organisation">The organisation whose listings are wanted.</param>
/// <param name="Expert">One of those who did the work, by the exact name.</param>
internal sealed record Conditions(
    string? Q, IReadOnlyList<string> Kind, IReadOnlyList<string> Field, IReadOnlyList<string> Industry, IReadOnlyList<string> District,
    IReadOnlyList<string> Stage, IReadOnlyList<string> Mode, decimal? AmountFrom, decimal? AmountTo, Guid? Organisation, int? MaturityFrom = null, int? MaturityTo = null,
    DateOnly? DeadlineFrom = null, DateOnly? DeadlineTo = null, DateOnly? PublishedFrom = null, DateOnly? PublishedTo = null, string? Expert = null)
{
    private bool HasMore => (AmountFrom ?? AmountTo) is not null || Later().Any(more => more.Value is not null);

    /// <summary>Understood exactly as the search itself understands a request.</summary>
    public FindQuery Query() => FindRequest.Understand(new FindListings.Request(
        [.. Kind], Q, [.. Field], [.. Industry], [.. District], [.. Stage], [.. Mode], AmountFrom, AmountTo,
        MaturityFrom, MaturityTo, DeadlineFrom, DeadlineTo, PublishedFrom, PublishedTo, Organisation, Expert, null, null, null));

    public bool AskNothing => Q is null && !HasMore && Organisation is null
        && Kind.Count + Field.Count + Industry.Count + District.Count + Stage.Count + Mode.Count == 0;

    /// <summary>The same for conditions that mean the same: the order of values, width, case and script of the words do not matter.</summary>
    public string Key()
    {
        var words = string.Join(' ', FoldedText.Fold(Q ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var said = string.Join('\n', [words, .. new[] { Kind, Field, Industry, District, Stage, Mode }.Select(values => string.Join(' ', values)),
            Plain(AmountFrom), Plain(AmountTo), Organisation?.ToString("N"), .. Later().Where(more => more.Value is not null).Select(more => $"{more.Name} {more.Value}")]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)));
    }

    public static IReadOnlyList<string> Values(IEnumerable<string>? values) =>
        [.. (values ?? []).Select(value => value.Trim()).Where(value => value.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Conditions that came later than the others: those not used leave the key as it was.</summary>
    private IEnumerable<(string Name, string? Value)> Later() =>
    [
        ("maturity-from", MaturityFrom?.ToString(CultureInfo.InvariantCulture)), ("maturity-to", MaturityTo?.ToString(CultureInfo.InvariantCulture)),
        ("deadline-from", Plain(DeadlineFrom)), ("deadline-to", Plain(DeadlineTo)), ("published-from", Plain(PublishedFrom)), ("published-to", Plain(PublishedTo)), ("expert", Expert),
    ];

    private static string? Plain(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Plain(decimal? amount) => amount?.ToString("0.##", CultureInfo.InvariantCulture);
}
