using System.Text.Json;
using System.Text.RegularExpressions;
using TechMarket.Events;
using TechMarket.Search.Scoring;

namespace TechMarket.Benchmarks.Quality;

/// <summary>needs-awards-en: English needs, and the one or few of 87,000 abstracts that are known to answer each.</summary>
internal static partial class RankAwards
{
    public const string Folder = "needs-awards-en";
    private const int Deep = 100;

    /// <summary>A need as it is asked, in brief or whole.</summary>
    private sealed record Topic(string Title, string Objective, string Whole, IReadOnlySet<Guid> Answers);

    public static async Task<IReadOnlyList<Row>> Run()
    {
        var abstracts = JsonLines.Of($"{Folder}/awards.jsonl.gz").Select(line => Bare.Listing("result", IdOf(line.Text("id")), "", line.Text("abstract"))).ToList();
        var topics = Topics();
        await using var index = await IndexOf.Of(abstracts);
        var plain = new Plain(abstracts);
        return
        [
            .. await Rows("title and objective", topics, plain, index, topic => topic.Objective, (.60, .625), (.855, .87)),
            .. await Rows("the whole description", topics, plain, index, topic => topic.Whole, (.66, .70), (.885, .90)),
        ];
    }

    private static async Task<IReadOnlyList<Row>> Rows(
        string asked, IReadOnlyList<Topic> topics, Plain plain, IndexOf index, Func<Topic, string> text, params (double Least, double Aim)[] aims)
    {
        var (bm25, market) = (new List<IReadOnlyList<Guid>>(), new List<IReadOnlyList<Guid>>());
        foreach (var topic in topics)
        {
            bm25.Add(plain.Find(topic.Title, text(topic)));
            market.Add([.. (await RankOtherSide.For(Bare.Listing("need", Guid.NewGuid(), topic.Title, text(topic)), index.Index, Deep, CancellationToken.None)).Select(one => one.Listing.Id)]);
        }
        var (before, now) = (Scores("BM25", topics, bm25), Scores("the market", topics, market));
        return [.. before.Select(measure => measure.Beside($"{Folder}, {asked}", null)),
            .. now.Select((measure, at) => measure.Beside($"{Folder}, {asked}", before[at], aims[at].Least, aims[at].Aim))];
    }

    private static Scored[] Scores(string system, IReadOnlyList<Topic> topics, List<IReadOnlyList<Guid>> found) =>
    [
        new(system, "nDCG@10", [.. topics.Zip(found, (topic, ids) => Measures.Ndcg10(ids.Select(id => topic.Answers.Contains(id) ? 1d : 0), topic.Answers.Select(_ => 1d)))]),
        new(system, "recall@100", [.. topics.Zip(found, (topic, ids) => (double)ids.Count(topic.Answers.Contains) / topic.Answers.Count)]),
    ];

    private static List<Topic> Topics()
    {
        var answers = JsonLines.Judgements($"{Folder}/qrels.tsv");
        return [.. JsonLines.Of($"{Folder}/topics.jsonl.gz").Where(line => answers.ContainsKey(line.Text("id")))
            .Select(line => new Topic(line.Text("title"), Objective(line), line.Text("description"), answers[line.Text("id")].Keys.Select(IdOf).ToHashSet()))];
    }

    private static string Objective(JsonElement topic) =>
        ObjectivePart().Match(topic.Text("description")) is { Success: true } part ? part.Groups[1].Value : topic.Text("description");

    private static Guid IdOf(string award) => new(int.Parse(award.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture), 0, 0, new byte[8]);

    [GeneratedRegex(@"OBJECTIVE:(.*?)(?:DESCRIPTION:|$)", RegexOptions.Singleline)]
    private static partial Regex ObjectivePart();

    /// <summary>What stands beside: BM25 as it is best on these, the title twice and a whole description with less weight.</summary>
    private sealed class Plain
    {
        private readonly PlainBm25 engine = new(1.2, .75);
        private readonly IReadOnlyList<Listing> abstracts;

        public Plain(IReadOnlyList<Listing> abstracts)
        {
            this.abstracts = abstracts;
            foreach (var one in abstracts)
            {
                engine.Add(PlainBm25.Words(one.Text));
            }
        }

        public IReadOnlyList<Guid> Find(string title, string text)
        {
            var scores = engine.Scores(PlainBm25.Weighed((PlainBm25.Words(title), 2), (PlainBm25.Words(text), text.Length > 2000 ? .3 : 1)));
            return [.. Enumerable.Range(0, scores.Length).Where(at => scores[at] > 0).OrderByDescending(at => scores[at]).ThenBy(at => at).Take(Deep).Select(at => abstracts[at].Id)];
        }
    }
}
