using System.Diagnostics;
using TechMarket.Contracts;
using TechMarket.Contracts.Rules;
using TechMarket.Tests.Contracts;

namespace TechMarket.Benchmarks.Rules;

/// <summary>How many faulty filings the rules flag before submission, how many sound ones they flag wrongly, and how long it takes.</summary>
internal sealed class RulesBenchmark : IBenchmark
{
    private const int PerWay = 5;
    private const int Sound = 600;

    public string Name => "rules";

    public string About => "faulty filings flagged before submission, sound ones left alone";

    public Task<IReadOnlyList<Row>> Run()
    {
        var spoiled = SpoiledFilings.All.Values.SelectMany(spoil => spoil.Ways.SelectMany(way =>
            Enumerable.Range(0, PerWay).Select(place => (Terms: way(SoundFilings.Of(place * 31 + 5, spoil.Type)), spoil.On)))).Concat(UnseenFilings.All).ToList();
        var unseen = UnseenFilings.All.ToList();
        var sound = Enumerable.Range(0, Sound).Select(place => (Terms: SoundFilings.Of(place), On: SoundFilings.Today)).ToList();
        var (caught, caughtUnseen, wrong) = (Share(spoiled), Share(unseen), Share(sound));
        var clock = Stopwatch.StartNew();
        _ = Share(sound);
        var each = clock.Elapsed.TotalMilliseconds / Sound;
        return Task.FromResult<IReadOnlyList<Row>>(
        [
            new($"faulty filings flagged, of {spoiled.Count}", $"{caught:P1}", "—", "—", "≥ 95 %", spoiled.Count >= 300 && caught >= .95),
            new($"of these, worded unlike the rules, of {unseen.Count}", $"{caughtUnseen:P1}"),
            new($"sound filings flagged, of {sound.Count}", $"{wrong:P1}", "—", "—", "≤ 1 %", wrong <= .01),
            new("all rules over one filing", $"{each:0.00} ms"),
        ]);
    }

    private static double Share(List<(Terms Terms, DateOnly On)> filings) =>
        filings.Count(filing => FilingRules.Faults(filing.Terms, filing.On).Count > 0) / (double)filings.Count;
}
