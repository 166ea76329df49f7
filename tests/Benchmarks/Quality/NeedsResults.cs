using TechMarket.Events;

namespace TechMarket.Benchmarks.Quality;

/// <summary>The market's own task: needs, and results that people who transfer technology judged for each, 1 (none) to 4 (strong).</summary>
internal sealed class NeedsResults
{
    public const string Folder = "needs-results-zh";

    /// <summary>A need and what was judged for it.</summary>
    public sealed record Judged(Listing Need, IReadOnlyList<Listing> Pool, IReadOnlyDictionary<Guid, int> Levels);

    private NeedsResults(IReadOnlyList<Listing> results, IReadOnlyList<Listing> needs, IReadOnlyList<Judged> judged) =>
        (Results, Needs, All) = (results, needs, judged);

    public IReadOnlyList<Listing> Results { get; }

    public IReadOnlyList<Listing> Needs { get; }

    public IReadOnlyList<Judged> All { get; }

    /// <summary>Those that can be ranked well or badly: at least ten judged, some fitting (3 or more) and some not.</summary>
    public IEnumerable<Judged> Rankable => All.Where(one => one.Pool.Count >= 10 && one.Levels.Values.Any(Fits) && !one.Levels.Values.All(Fits));

    public static bool Fits(int level) => level >= 3;

    public static double Gain(int level) => Math.Pow(2, level - 1) - 1;

    public static NeedsResults Read()
    {
        var results = JsonLines.Of($"{Folder}/achievements.jsonl").ToDictionary(
            line => line.Text("id"), line => Bare.Listing("result", Guid.Parse(line.Text("id")), Joined(line.Text("title_tokens")), ""));
        var needs = JsonLines.Of($"{Folder}/needs.jsonl").ToDictionary(
            line => line.Text("id"), line => Bare.Listing("need", Guid.Parse(line.Text("id")), line.Text("title"), line.Text("text")));
        var judged = JsonLines.Judgements($"{Folder}/qrels.tsv").Select(one => new Judged(
            needs[one.Key], [.. one.Value.Keys.Select(id => results[id])], one.Value.ToDictionary(pair => results[pair.Key].Id, pair => pair.Value)));
        return new([.. results.Values], [.. needs.Values], [.. judged]);
    }

    /// <summary>The title as it was before it was cut into words: blanks only between Latin words.</summary>
    private static string Joined(string words) => string.Concat(words.Split(' ').Select((word, at) =>
        at > 0 && word.Length > 0 && char.IsAscii(word[0]) ? " " + word : word));
}
