using System.IO.Compression;
using System.Text.Json;
using TechMarket.Tests.Support;

namespace TechMarket.Benchmarks.Quality;

/// <summary>Files of the data folder: one JSON object a line, packed or not, and judgements as a table.</summary>
internal static class JsonLines
{
    public static IEnumerable<JsonElement> Of(string file)
    {
        using Stream bytes = File.OpenRead(Sources.Data(file)!);
        using var plain = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
        using var reader = new StreamReader(plain);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return JsonElement.Parse(line);
            }
        }
    }

    /// <summary>A text, empty where there is none.</summary>
    public static string Text(this JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>What each query's documents were judged to be.</summary>
    public static Dictionary<string, Dictionary<string, int>> Judgements(string file)
    {
        var judged = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (var columns in File.ReadLines(Sources.Data(file)!).Skip(1).Select(line => line.Split('\t')).Where(columns => columns.Length >= 3))
        {
            if (!judged.TryGetValue(columns[0], out var documents))
            {
                judged[columns[0]] = documents = new(StringComparer.Ordinal);
            }
            documents[columns[1]] = int.Parse(columns[2], System.Globalization.CultureInfo.InvariantCulture);
        }
        return judged;
    }
}
