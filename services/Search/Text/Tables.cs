namespace TechMarket.Search.Text;

/// <summary>The tables that travel inside the assembly.</summary>
internal static class Tables
{
    public static IEnumerable<string> Lines(string table)
    {
        using var stream = typeof(Tables).Assembly.GetManifestResourceStream(table)
            ?? throw new InvalidOperationException($"The table {table} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
