namespace TechMarket.Benchmarks;

/// <summary>A named set of measurements.</summary>
internal interface IBenchmark
{
    string Name { get; }

    string About { get; }

    Task<IReadOnlyList<Row>> Run();
}

/// <summary>One measurement, and what it stands beside in the same run.</summary>
/// <param name="Met">Null where there is no aim.</param>
internal sealed record Row(string What, string Measured, string ComparedWith = "—", string Ratio = "—", string Aim = "—", bool? Met = null);

internal static class Table
{
    /// <summary>Prints the table; 1 when a measurement is short of its aim.</summary>
    public static int Print(IReadOnlyList<Row> rows)
    {
        string[][] cells =
        [
            ["what", "measured", "compared with", "ratio", "aim", ""],
            .. rows.Select(row => new[] { row.What, row.Measured, row.ComparedWith, row.Ratio, row.Aim, Verdict(row.Met) }),
        ];
        var widths = Enumerable.Range(0, 6).Select(column => cells.Max(line => line[column].Length)).ToArray();
        foreach (var line in cells)
        {
            Console.WriteLine("| " + string.Join(" | ", line.Select((cell, column) => cell.PadRight(widths[column]))) + " |");
            if (line == cells[0])
            {
                Console.WriteLine("|" + string.Join("|", widths.Select(width => new string('-', width + 2))) + "|");
            }
        }
        return rows.Any(row => row.Met == false) ? 1 : 0;
    }

    private static string Verdict(bool? met) => met switch
    {
        null => "",
        true => "met",
        false => "short",
    };
}
