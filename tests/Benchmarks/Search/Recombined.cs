using TechMarket.Benchmarks.Quality;
using TechMarket.Events;
using TechMarket.Events.Codes;

namespace TechMarket.Benchmarks.Search;

/// <summary>As many listings as wanted, made of real texts put together anew: a real title, two to six real sentences, codes by chance. The same number gives the same listing.</summary>
internal sealed class Recombined
{
    private const int ShortestSentence = 10, LongestSentence = 150;
    private static readonly char[] ends = ['。', '；', '！', '？', '\n'];
    private readonly List<string> titles, sentences;

    public Recombined()
    {
        var papers = JsonLines.Of("papers-zh/papers.jsonl").ToList();
        var needs = NeedsResults.Read();
        titles = [.. JsonLines.Of("project-titles-zh/titles.jsonl.gz").Select(line => line.Text("title")), .. papers.Select(line => line.Text("title")), .. needs.Results.Select(result => result.Title)];
        sentences = [.. papers.Select(line => line.Text("abstract")).Concat(JsonLines.Of("papers-zh/abstracts.jsonl.gz").Select(line => line.Text("abstract")))
            .Concat(needs.Needs.Select(need => need.Text)).SelectMany(text => text.Split(ends, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(sentence => sentence.Length is >= ShortestSentence and <= LongestSentence).Distinct()];
    }

    /// <summary>Every tenth is a need.</summary>
    public Listing this[int at]
    {
        get
        {
            var dice = new Random(at);
            var text = string.Join('。', Enumerable.Range(0, dice.Next(2, 7)).Select(_ => sentences[dice.Next(sentences.Count)]));
            return new(new Guid(at, 0, 0, new byte[8]), at % 10 == 0 ? "need" : "result", 1, titles[dice.Next(titles.Count)], text, [], One(Fields.All, dice), One(Industries.Divisions, dice),
                dice.Next(1, 10), [One(Modes.All, dice)], One(Districts.All, dice), dice.Next(1, 500) * 10_000m, null, null, new Guid(dice.Next(5000), 1, 0, new byte[8]), $"第{dice.Next(5000)}研究院",
                DateTimeOffset.UnixEpoch.AddMinutes(at), "measured", false);
        }
    }

    private static string One(CodeList codes, Random dice) => codes.All[dice.Next(codes.All.Count)].Value;
}
