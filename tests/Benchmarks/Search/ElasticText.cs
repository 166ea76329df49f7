using System.Diagnostics;

namespace TechMarket.Benchmarks.Search;

/// <summary>Elasticsearch over the same terms in two fields, the title's weighed three times, and the six facets as keywords; BM25 as it comes (1.2, .75).</summary>
internal sealed class ElasticText(int count, Recombined made, Questions questions, ElasticClient client, Told rows)
{
    /// <summary>Its own, so that nothing of a cluster that is there already is touched.</summary>
    private const string Index = "techmarket-bench-search";
    private const int Batch = 1000, Together = 2;
    private static readonly string[] facets = ["kind", "field", "industry", "stage", "mode", "district"];
    private static readonly Dictionary<string, object> counts = facets.ToDictionary(facet => facet, facet => (object)new { terms = new { field = facet, size = 200 } });

    public async Task<Answered> Measure()
    {
        await client.Delete(Index);
        try
        {
            var took = await Fill();
            var bytes = (await client.Get($"{Index}/_stats/store")).GetProperty("_all").GetProperty("total").GetProperty("store").GetProperty("size_in_bytes").GetInt64();
            await Warm();
            var three = await Timed.Of(questions.Three, text => Ask(Terms.Typed(text)));
            var counted = await Timed.Of(questions.Three, text => Ask(Terms.Typed(text), counts));
            var sixty = await Timed.Of(questions.Sixty, text => Ask(Terms.Typed(text)));
            var whole = await Timed.Of(questions.Whole, text => Ask(Terms.Whole(text)));
            rows.AddRange([
                new("Elasticsearch, indexing", $"{count / took.TotalSeconds:0} listings a second"),
                new("Elasticsearch, on disk", $"{bytes / count} bytes a listing"),
                new("Elasticsearch, memory of the node", await Resident()),
                new("Elasticsearch, three words", three.ToString()),
                new("Elasticsearch, three words, with counts of all facets", counted.ToString(), $"without {three.Median:0.0} ms", Beside.Ratio(counted.Median, three.Median)),
                new("Elasticsearch, sixty terms", sixty.ToString()),
                new("Elasticsearch, whole need", whole.ToString()),
            ]);
            return new(three, counted, sixty, whole);
        }
        finally
        {
            await client.Delete(Index);
        }
    }

    private async Task<TimeSpan> Fill()
    {
        var text = new { type = "text", analyzer = "whitespace" };
        var fields = facets.ToDictionary(facet => facet, _ => (object)new { type = "keyword" });
        (fields["title"], fields["body"]) = (text, text);
        await client.Put(Index, new
        {
            settings = new { number_of_shards = 1, number_of_replicas = 0, refresh_interval = "-1" },
            mappings = new { dynamic = "strict", properties = fields },
        });
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, (count + Batch - 1) / Batch), new ParallelOptions { MaxDegreeOfParallelism = Together }, async (batch, _) =>
        {
            var lines = ElasticDocument.Lines(Enumerable.Range(batch * Batch, Math.Min(Batch, count - (batch * Batch))).Select(at => made[at]));
            if ((await client.Bulk($"{Index}/_bulk?filter_path=errors", lines)).GetProperty("errors").GetBoolean())
            {
                throw new InvalidOperationException("Elasticsearch did not take every listing.");
            }
        });
        await client.Post($"{Index}/_refresh");
        await client.Post($"{Index}/_flush");
        return clock.Elapsed;
    }

    /// <summary>Java compiles what has run often: every typed question is asked once before any is measured.</summary>
    private async Task Warm()
    {
        foreach (var text in questions.Three.Concat(questions.Sixty))
        {
            await Ask(Terms.Typed(text), counts);
        }
    }

    private async Task Ask(List<string> terms, Dictionary<string, object>? aggs = null)
    {
        var query = new { multi_match = new { query = string.Join(' ', terms), type = "most_fields", fields = new[] { "title^3", "body" } } };
        var answer = aggs is null
            ? await client.Post($"{Index}/_search?request_cache=false", new { size = 10, track_total_hits = false, _source = false, query })
            : await client.Post($"{Index}/_search?request_cache=false", new { size = 10, track_total_hits = false, _source = false, query, aggs });
        if (answer.GetProperty("timed_out").GetBoolean())
        {
            throw new InvalidOperationException("Elasticsearch gave up on a question.");
        }
    }

    /// <summary>Of the process the node says it is, where that is on this machine.</summary>
    private async Task<string> Resident()
    {
        var nodes = (await client.Get("_nodes/_local/process")).GetProperty("nodes");
        var status = $"/proc/{nodes.EnumerateObject().First().Value.GetProperty("process").GetProperty("id").GetInt64()}/status";
        var line = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)) : null;
        return line is null ? "not on this machine" : $"{long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^2], System.Globalization.CultureInfo.InvariantCulture) >> 10} MB";
    }
}
