using System.Collections.Frozen;
using TechMarket.Events.Codes;

namespace TechMarket.Contracts.Rules;

/// <summary>What a rule looks at: null when the contract keeps it, otherwise what was found, for the message.</summary>
internal delegate IReadOnlyList<object?>? Check(Terms terms, Rule rule, DateOnly on);

/// <summary>The check of every rule, under the rule's code. A rule that has words and no check of its own forbids them.</summary>
internal static partial class Checks
{
    private static readonly IReadOnlyList<object?> broken = [];

    private static readonly FrozenDictionary<string, Check> all =
        OfContent.Concat(OfParties).Concat(OfForm).Concat(OfMoney).Concat(OfDates).ToFrozenDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>The rules of what a registrar may change at registration.</summary>
    public static IReadOnlyList<Rule> Amounts { get; } =
        [.. Rule.All.Where(rule => rule.Code is "contract.technology-negative" or "contract.technology-exceeds-total")];

    public static IEnumerable<string> Codes => all.Keys;

    public static Fault? Find(Rule rule, Terms terms, DateOnly on) =>
        (all.TryGetValue(rule.Code, out var check) ? check(terms, rule, on) : Forbidden(terms, rule, on)) is { } found ? new Fault(rule, found) : null;

    private static IReadOnlyList<object?>? Forbidden(Terms terms, Rule rule, DateOnly on) => rule.Said(terms) is { } word ? [word] : null;

    private static Check When(Func<Terms, bool> wrong) => (terms, _, _) => wrong(terms) ? broken : null;

    /// <summary>The list as it is on the day of application has the code.</summary>
    private static Check Unlisted(CodeList list, Func<Terms, string?> code) => (terms, _, on) => list.Has(code(terms), on) ? null : broken;

    private static bool None(string? value) => string.IsNullOrWhiteSpace(value);
}
