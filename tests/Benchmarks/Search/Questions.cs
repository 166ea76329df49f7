using TechMarket.Benchmarks.Quality;
using TechMarket.Events;

namespace TechMarket.Benchmarks.Search;

/// <summary>What every engine is asked: the first three words of real titles, the first sixty characters of real needs, whole needs.</summary>
internal sealed class Questions
{
    private const int Most = 200;

    public IReadOnlyList<string> Three { get; } = [.. JsonLines.Of($"{NeedsResults.Folder}/achievements.jsonl")
        .Select(line => line.Text("title_tokens").Split(' ')).Where(words => words.Length >= 3).Take(Most).Select(words => string.Join(' ', words.Take(3)))];

    public IReadOnlyList<Listing> Needs { get; } = [.. NeedsResults.Read().Needs];

    public IReadOnlyList<string> Sixty => [.. Needs.Select(need => need.Text).Where(text => text.Length >= 60).Select(text => text[..60]).Take(Most)];

    public IReadOnlyList<string> Whole => [.. Needs.Select(need => $"{need.Title}\n{need.Text}")];
}

/// <summary>How long one engine took over the questions.</summary>
/// <param name="Counted">Three words with counts of all facets; null where the engine was not asked for them.</param>
internal sealed record Answered(Timed Three, Timed? Counted, Timed Sixty, Timed Whole);
