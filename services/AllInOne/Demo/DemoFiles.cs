using System.Text.Json;

namespace TechMarket.AllInOne.Demo;

/// <summary>The demo data that travels inside the assembly: JSON Lines, one object a line.</summary>
internal static class DemoFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    internal static Stream Open(string name) =>
        typeof(DemoFiles).Assembly.GetManifestResourceStream(name)
        ?? throw new FileNotFoundException($"There is no demo file {name}.", name);

    internal static List<T> Read<T>(string name)
    {
        using var reader = new StreamReader(Open(name));
        var rows = new List<T>();
        while (reader.ReadLine() is { } line)
        {
            rows.Add(JsonSerializer.Deserialize<T>(line, Options)!);
        }

        return rows;
    }
}
