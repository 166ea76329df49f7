using TechMarket.AllInOne.Commands;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.AllInOne.Differences;

/// <summary>Identity's organisations against the copies of the other services: all of them, each value and the version.</summary>
internal static class CompareOrganisations
{
    private static readonly string[] Copies = ["listings", "matching", "contracts"];

    public static async Task Run(RunningMarket market, Findings found, CancellationToken stop)
    {
        var holdings = Copies.Prepend("identity").Select(service => market.Rows(service, "organisations", stop)).ToList();
        await foreach (var (id, rows) in SideBySide.Read(holdings, stop))
        {
            found.Saw("organisations");
            foreach (var (service, copy) in Copies.Zip(rows[1..]))
            {
                if (Fault(rows[0], copy, service) is { Length: > 0 } fault)
                {
                    found.Add(Words.Organisation(id) + T("：", ": ") + fault);
                }
            }
        }
    }

    private static string? Fault(Row? truth, Row? copy, string service) => (truth, copy) switch
    {
        (null, null) => null,
        (null, _) => Words.Unfounded(service, "identity"),
        (_, null) => Words.Missing(service),
        ({ } own, { } held) => held.DifferenceTo(own) is { Length: > 0 } difference ? Words.Differs(service, "identity", difference) : null,
    };
}
