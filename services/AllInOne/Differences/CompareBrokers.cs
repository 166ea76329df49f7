using TechMarket.AllInOne.Commands;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.AllInOne.Differences;

/// <summary>
/// Identity's brokers against Matching's copies. A broker whose new certificate waits keeps the last decision in Matching until the
/// next one, so of those only the version is compared; the name is told for certified brokers alone.
/// </summary>
internal static class CompareBrokers
{
    public static async Task Run(RunningMarket market, Findings found, CancellationToken stop)
    {
        await foreach (var (id, rows) in SideBySide.Read([market.Rows("identity", "brokers", stop), market.Rows("matching", "brokers", stop)], stop))
        {
            found.Saw("brokers");
            if (Fault(rows[0], rows[1]) is { Length: > 0 } fault)
            {
                found.Add(Words.Broker(id) + T("：", ": ") + fault);
            }
        }
    }

    private static string? Fault(Row? truth, Row? copy)
    {
        if (truth is not { } own)
        {
            return Words.Unfounded("matching", "identity");
        }
        var status = own.Text("status")!;
        if (copy is not { } held)
        {
            return status == "waiting" ? null : Words.Missing("matching");
        }
        var difference = status == "waiting" ? Ahead(held, own) : held.DifferenceTo(own, status == "certified" ? [] : ["name"]);
        if (status != "waiting" && held.Is("valid") != (status == "certified"))
        {
            difference = string.Join(", ", new[] { difference, $"valid {Row.Shown(held.Json.GetProperty("valid"))} ≠ {status}" }.Where(part => part.Length > 0));
        }
        return difference.Length == 0 ? null : Words.Differs("matching", "identity", difference);
    }

    private static string Ahead(Row held, Row own) =>
        held.Number("version") < own.Number("version") ? "" : $"version {held.Number("version")} ≥ {own.Number("version")}";
}
