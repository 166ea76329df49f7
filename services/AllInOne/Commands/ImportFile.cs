using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.AllInOne.Commands;

/// <summary><c>import KIND FILE</c>: uploads a file to the running market and stays until its rows are stored or refused.</summary>
internal static class ImportFile
{
    private const long MaxBytes = 200L * 1024 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private static readonly Dictionary<string, string> Services = new()
    {
        ["needs"] = "listings",
        ["results"] = "listings",
        ["contracts"] = "contracts",
        ["organisations"] = "identity",
    };

    public static async Task<int> Run(string[] args, CancellationToken stop)
    {
        List<string> words = [.. args];
        var (address, source) = (Command.Option(words, "--address"), Command.Option(words, "--source"));
        var how = (words.Remove("--skip-faulty") ? "&skipFaulty=true" : "") + (words.Remove("--preview") ? "&preview=true" : "");
        if (words is not [var kind, var path] || !Services.TryGetValue(kind, out var service))
        {
            return Command.Misused($"import {string.Join('|', Services.Keys)} FILE [--source NAME] [--preview] [--skip-faulty] [--address A]");
        }
        MustBeUsable(path);
        using var market = await RunningMarket.Connect(address, stop);
        return await Load(market, service, kind, path, source, how, stop);
    }

    /// <param name="how">The further parts of the query: whether to preview, whether to pass over faulty rows.</param>
    /// <returns>The exit code.</returns>
    internal static async Task<int> Load(
        RunningMarket market, string service, string kind, string path, string? source, string how, CancellationToken stop)
    {
        var id = await Upload(market, service, kind, path, source, how, stop);
        return Report(await Follow(market, $"api/{service}/imports/{id}", path, stop));
    }

    private static void MustBeUsable(string path)
    {
        if (!File.Exists(path))
        {
            throw new Refused(T($"没有文件 {path}。", $"There is no file {path}."));
        }
        if (new FileInfo(path).Length > MaxBytes)
        {
            throw new Refused(T($"{path} 超过 200 MB，请分成几个文件。", $"{path} is larger than 200 MB; split it into several files."));
        }
    }

    private static async Task<string> Upload(
        RunningMarket market, string service, string kind, string path, string? source, string how, CancellationToken stop)
    {
        var name = Path.GetFileName(path);
        await using var file = File.OpenRead(path);
        using var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? "text/csv" : "application/x-ndjson");
        var query = $"name={Uri.EscapeDataString(name)}&source={Uri.EscapeDataString(source ?? name)}{how}";
        var answer = await market.Post($"api/{service}/imports/{kind}?{query}", content, stop);
        return JsonElement.Parse(answer).GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> Follow(RunningMarket market, string path, string file, CancellationToken stop)
    {
        var line = new ProgressLine();
        while (true)
        {
            var now = await market.Get(path, stop);
            var open = now.GetProperty("endedAt").ValueKind == JsonValueKind.Null;
            line.Show(now.GetProperty("percent").GetInt32(), $"{Path.GetFileName(file)}: {Rows(now)}");
            if (!open)
            {
                line.End();
                return now;
            }
            await Task.Delay(Pause, stop);
        }
    }

    private static string Rows(JsonElement now)
    {
        int Count(string name) => now.GetProperty(name).GetInt32();
        return T(
            $"共 {Count("total")} 行，检查 {Count("read")}，新增 {Count("added")}，更新 {Count("changed")}，未变 {Count("unchanged")}",
            $"{Count("total")} rows, {Count("read")} checked, {Count("added")} added, {Count("changed")} changed, {Count("unchanged")} unchanged");
    }

    private static int Report(JsonElement ended)
    {
        var failed = ended.GetProperty("status").GetString() == "failed";
        var (count, listed) = (ended.GetProperty("faultCount").GetInt32(), ended.GetProperty("faults"));
        foreach (var warning in ended.GetProperty("warnings").EnumerateArray())
        {
            Console.Error.WriteLine(T("注意：列 ", "Note: column ") + warning.GetProperty("column").GetString() + T("：", ": ") + warning.GetProperty("reason").GetString());
        }
        foreach (var fault in listed.EnumerateArray())
        {
            var column = fault.GetProperty("column").GetString() is { } name ? $" {name}" : "";
            Console.Error.WriteLine(T($"第 {fault.GetProperty("line").GetInt32()} 行{column}：", $"line {fault.GetProperty("line").GetInt32()}{column}: ") + fault.GetProperty("reason").GetString());
        }
        if (count > listed.GetArrayLength())
        {
            Console.Error.WriteLine(T($"……共 {count} 处错误", $"... {count} faults in all"));
        }
        if (failed)
        {
            Console.Error.WriteLine(T("没有导入任何内容。请改正以上各行后重新导入，或用 --skip-faulty 跳过它们。", "Nothing was imported. Correct these lines and import again, or pass over them with --skip-faulty."));
            return 1;
        }
        if (ended.GetProperty("status").GetString() == "checked")
        {
            Console.WriteLine(T("只作核对，没有导入任何内容；去掉 --preview 即可导入。", "Checked only, nothing was imported; leave --preview out to import."));
            return 0;
        }
        var seconds = ended.GetProperty("endedAt").GetDateTimeOffset() - ended.GetProperty("startedAt").GetDateTimeOffset();
        Console.WriteLine(T($"完成，用时 {seconds.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} 秒。", $"Done in {seconds.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s."));
        return 0;
    }
}
