using TechMarket.AllInOne.Commands;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.AllInOne.Differences;

/// <summary>
/// Listings against the search index and against Matching's copies. What is open must be found and be known as it is; what is closed must
/// not be found, and Matching knows why it closed. Of a closed one Matching may keep the words of an earlier version, so they are not compared.
/// </summary>
internal static class CompareListings
{
    public static async Task<KnownListings> Run(RunningMarket market, Findings found, CancellationToken stop)
    {
        var known = new KnownListings();
        string[] services = ["listings", "search", "matching"];
        await foreach (var (id, rows) in SideBySide.Read([.. services.Select(service => market.Rows(service, "listings", stop))], stop))
        {
            found.Saw("listings");
            if (rows[0] is { } listing)
            {
                known.Add(listing);
            }
            var faults = rows[0] is { } own && own.Text("status") == "published" ? Open(own.Part("listing"), rows[1], rows[2]) : Closed(rows[0], rows[1], rows[2]);
            foreach (var fault in faults)
            {
                found.Add(Words.Listing(rows[0]?.Part("listing") ?? rows[1] ?? rows[2]!.Value) + T("：", ": ") + fault);
            }
        }
        return known;
    }

    private static IEnumerable<string> Open(Row own, Row? indexed, Row? copy)
    {
        if (Fault("search", own, indexed) is { } inIndex)
        {
            yield return inIndex;
        }
        if (Fault("matching", own, copy) is { } inCopy)
        {
            yield return inCopy;
        }
        if (copy is { } held && held.Text("closedWhy") is { } why)
        {
            yield return T($"已发布，撮合服务中却已关闭（{why}）", $"published, but closed in Matching ({why})");
        }
        // Imported listings may be looked at from the other side instead, of which nothing is noted.
        if (copy is { } paired && own.Text("source") is null && paired.Number("pairedVersion") != own.Number("version"))
        {
            yield return T("还没有为当前版本寻找匹配推荐", "no suggestions were looked for since it last changed");
        }
    }

    private static string? Fault(string service, Row own, Row? held) => held is not { } copy ? Words.Missing(service)
        : copy.DifferenceTo(own) is { Length: > 0 } difference ? Words.Differs(service, "listings", difference) : null;

    private static IEnumerable<string> Closed(Row? own, Row? indexed, Row? copy)
    {
        if (indexed is not null)
        {
            yield return own is { } closed
                ? T($"已关闭（{closed.Text("status")}），仍能检索到", $"closed ({closed.Text("status")}), but still found")
                : Words.Unfounded("search", "listings");
        }
        if (own is null && copy is not null)
        {
            yield return Words.Unfounded("matching", "listings");
        }
        else if (own is { } listing && copy is not { })
        {
            yield return Words.Missing("matching");
        }
        else if (own is { } ended && copy is { } held && Ending(ended, held) is { Length: > 0 } difference)
        {
            yield return Words.Differs("matching", "listings", difference);
        }
    }

    private static string Ending(Row own, Row held) => string.Join(", ", new[]
    {
        held.Number("version") == own.Part("listing").Number("version") ? null : $"version {held.Number("version")} ≠ {own.Part("listing").Number("version")}",
        held.Text("closedWhy") == own.Text("status") ? null : $"closedWhy {Row.Shown(held.Json.GetProperty("closedWhy"))} ≠ “{own.Text("status")}”",
    }.OfType<string>());
}
