using System.Text.Json;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.AllInOne.Commands;

/// <summary><c>rebuild-search</c>: builds the search index of the running market anew from Listings; it keeps answering meanwhile.</summary>
internal static class RebuildSearch
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    public static async Task<int> Run(string[] args, CancellationToken stop)
    {
        List<string> words = [.. args];
        var address = Command.Option(words, "--address");
        if (words.Count > 0)
        {
            return Command.Misused("rebuild-search [--address A]");
        }
        using var market = await RunningMarket.Connect(address, stop);
        await market.Post("api/search/rebuild", null, stop);
        var line = new ProgressLine();
        while (true)
        {
            var status = await market.Get("api/search/status", stop);
            if (status.GetProperty("rebuilding") is not { ValueKind: JsonValueKind.Object } running)
            {
                line.End();
                Console.WriteLine(T($"完成：需求 {status.GetProperty("needs")} 条，成果 {status.GetProperty("results")} 条。", $"Done: {status.GetProperty("needs")} needs, {status.GetProperty("results")} results."));
                return 0;
            }
            var (done, total) = (running.GetProperty("done").GetInt64(), running.GetProperty("total").GetInt64());
            line.Show((int)(total == 0 ? 0 : Math.Min(99, 100 * done / total)), $"{done}/{total}");
            await Task.Delay(Pause, stop);
        }
    }
}
