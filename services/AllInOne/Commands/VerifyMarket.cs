using System.Diagnostics;
using System.Globalization;
using TechMarket.AllInOne.Differences;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.AllInOne.Commands;

/// <summary>
/// <c>verify</c>: compares what the services of the running market hold with each other and names each difference. A market is never still, so
/// what differs is looked at again until it agrees or the wait is over; only what two looks in a row found is a difference.
/// </summary>
internal static class VerifyMarket
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public static async Task<int> Run(string[] args, CancellationToken stop)
    {
        List<string> words = [.. args];
        var (address, wait) = (Command.Option(words, "--address"), Command.Option(words, "--wait") ?? "30");
        if (words.Count > 0 || !int.TryParse(wait, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return Command.Misused("verify [--wait SECONDS] [--address A]");
        }
        var (last, lasting) = await Look(() => RunningMarket.Connect(address, stop), TimeSpan.FromSeconds(seconds), stop);
        return Report(last, lasting, Console.Out);
    }

    /// <summary>The last look, and the differences that the one before it found as well. Each look signs in anew: many pages may outlast a token.</summary>
    internal static async Task<(Findings Last, IReadOnlyList<Difference> Lasting)> Look(
        Func<Task<RunningMarket>> connect, TimeSpan wait, CancellationToken stop)
    {
        var last = await Once(connect, stop);
        var (since, lasting) = (Stopwatch.StartNew(), last.All);
        while (!last.IsSettled && wait > TimeSpan.Zero)
        {
            await Task.Delay(Pause, stop);
            var now = await Once(connect, stop);
            (last, lasting) = (now, now.StillThere(last));
            if (since.Elapsed >= wait)
            {
                break;
            }
        }
        return (last, lasting);
    }

    /// <summary>Each difference in a line, and the total; the exit code.</summary>
    internal static int Report(Findings last, IReadOnlyList<Difference> lasting, TextWriter output)
    {
        foreach (var difference in lasting)
        {
            output.WriteLine(difference.Line);
        }
        int Count(string kind) => last.Looked.GetValueOrDefault(kind);
        var compared = T(
            $"已核对：单位 {Count("organisations")}，经纪人 {Count("brokers")}，供需信息 {Count("listings")}，推荐 {Count("suggestions")}，案件 {Count("cases")}，合同 {Count("contracts")}，办理记录 {Count("histories")}",
            $"Compared: {Count("organisations")} organisations, {Count("brokers")} brokers, {Count("listings")} listings, {Count("suggestions")} suggestions, {Count("cases")} cases, {Count("contracts")} contracts, {Count("histories")} histories");
        var differences = lasting.Sum(difference => difference.Count);
        output.WriteLine(compared + (differences == 0 ? T("。没有不一致。", "; no differences.") : T($"。不一致 {differences} 处。", $"; {differences} differences.")));
        return differences == 0 ? 0 : 1;
    }

    private static async Task<Findings> Once(Func<Task<RunningMarket>> connect, CancellationToken stop)
    {
        using var market = await connect();
        return await LookAtMarket.Once(market, stop);
    }
}
