using System.Globalization;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.AllInOne.Commands;

/// <summary>The operator's commands: the first word after the program's name, when it is not a setting.</summary>
internal static class Command
{
    private static readonly Dictionary<string, Func<string[], CancellationToken, Task<int>>> Known = new()
    {
        ["import"] = ImportFile.Run,
        ["rebuild-search"] = RebuildSearch.Run,
        ["train-ranker"] = TrainRanker.Run,
        ["verify"] = VerifyMarket.Run,
    };

    /// <summary>True when the arguments name a command rather than settings of the host.</summary>
    public static bool IsMeant(string[] args) => args is [{ Length: > 0 } first, ..] && !first.StartsWith('-') && !first.Contains('=', StringComparison.Ordinal);

    /// <summary>Runs the command; 0 done, 1 failed, 2 not understood.</summary>
    public static async Task<int> Run(string[] args)
    {
        if (!Known.TryGetValue(args[0], out var command))
        {
            await Console.Error.WriteLineAsync(T($"没有命令“{args[0]}”。可用的命令：", $"There is no command '{args[0]}'. Known commands: ") + string.Join(", ", Known.Keys));
            return 2;
        }
        using var ended = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            ended.Cancel();
        };
        return await Guarded(() => command(args[1..], ended.Token));
    }

    public static int Misused(string usage)
    {
        Console.Error.WriteLine(T("用法：", "Use: ") + usage);
        return 2;
    }

    /// <summary>The value after an option's name, taken out of the words; null when the option is not there.</summary>
    public static string? Option(List<string> words, string name)
    {
        var at = words.IndexOf(name);
        if (at < 0 || at + 1 == words.Count)
        {
            return null;
        }
        var value = words[at + 1];
        words.RemoveRange(at, 2);
        return value;
    }

    private static async Task<int> Guarded(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(T("已停止。", "Stopped."));
        }
        catch (HttpRequestException away)
        {
            await Console.Error.WriteLineAsync(T($"连接不上系统：{away.Message}", $"The market cannot be reached: {away.Message}"));
        }
        catch (Exception said) when (said is Platform.SettingWrong or Refused)
        {
            await Console.Error.WriteLineAsync(said.Message);
        }
        return 1;
    }
}

/// <summary>The market said no; the message is its own.</summary>
internal sealed class Refused(string message) : Exception(message)
{
    /// <summary>The words of a problem answer.</summary>
    public static async Task<Refused> From(HttpResponseMessage answer, CancellationToken stop)
    {
        var text = await answer.Content.ReadAsStringAsync(stop);
        var problem = text.StartsWith('{') ? System.Text.Json.JsonElement.Parse(text) : default;
        var detail = problem.ValueKind == System.Text.Json.JsonValueKind.Object && problem.TryGetProperty("detail", out var said) ? said.GetString() : null;
        return new(string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode}: {detail ?? answer.ReasonPhrase}"));
    }
}
