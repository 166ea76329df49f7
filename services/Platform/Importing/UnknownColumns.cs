using static TechMarket.Platform.Bilingual;

namespace TechMarket.Platform.Importing;

/// <summary>
/// Columns of a file that nothing reads: a mistyped name would otherwise lose what stands below it without a word. Files from elsewhere carry
/// columns the market has no use for, so this is a warning and keeps nothing out.
/// </summary>
internal sealed class UnknownColumns
{
    private const int Most = 20;
    private readonly HashSet<string> known;
    private readonly List<string> unknown = [];

    public UnknownColumns(IReadOnlyCollection<string> known) => this.known = new(known, StringComparer.OrdinalIgnoreCase);

    /// <summary>The columns a kind of file is asked for.</summary>
    public static IReadOnlyCollection<string> KnownTo<TRow>(IImport<TRow> import) where TRow : class
    {
        var empty = new ImportRow(0);
        import.Read(empty);
        return empty.Asked;
    }

    public void See(ImportRow row)
    {
        foreach (var column in row.Columns)
        {
            if (!known.Contains(column) && unknown.Count < Most && !unknown.Contains(column, StringComparer.OrdinalIgnoreCase))
            {
                unknown.Add(column);
            }
        }
    }

    public IEnumerable<ImportFault> Warnings() => unknown.Select(column => new ImportFault(0, column, T(
        $"这一列不在可用的列名之中，没有读取。可用的列名：{string.Join("、", known)}",
        $"This column is not known and was not read. Known columns: {string.Join(", ", known)}"))
    { IsWarning = true });
}
