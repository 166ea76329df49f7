using TechMarket.AllInOne.Commands;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.AllInOne.Differences;

/// <summary>
/// Registration numbers: unique, of 16 digits (an imported one may have the older 14), without gaps at the market's own office, and as far as the counter of
/// office and year says. An import may bring a number far ahead and so leave a gap before itself, never before a number given here.
/// </summary>
internal sealed class NumberRegister
{
    private readonly HashSet<string> numbers = [];
    private readonly Dictionary<(string Office, int Year), List<(long Sequence, bool Imported)>> given = [];

    public void Add(Row contract, Findings found)
    {
        if (contract.Text("number") is not { } number || !contract.WasRegistered)
        {
            if (contract.Text("number") is not null || contract.WasRegistered)
            {
                found.Add(Words.Contract(contract.Id) + T($"：状态 {contract.Text("status")} 与登记编号 {contract.Text("number") ?? "–"} 不符",
                    $": is {contract.Text("status")} with number {contract.Text("number") ?? "–"}"));
            }
            return;
        }
        if (!numbers.Add(number))
        {
            found.Add(Words.Contract(contract.Id) + T($"：登记编号 {number} 重复", $": number {number} is given twice"));
        }
        if (!number.All(char.IsAsciiDigit) || !(number.Length == 16 || (number.Length == 14 && contract.Is("imported"))))
        {
            found.Add(Words.Contract(contract.Id) + T($"：登记编号 {number} 不是 16 位数字", $": number {number} does not have 16 digits"));
        }
        if (contract.Text("office") is { } office)
        {
            var key = (office, (int)contract.Number("year")!.Value);
            (given.TryGetValue(key, out var known) ? known : given[key] = []).Add(((long)contract.Number("sequence")!.Value, contract.Is("imported")));
        }
    }

    /// <summary>Compares what was given with the counters.</summary>
    public async Task Check(RunningMarket market, Findings found, CancellationToken stop)
    {
        await foreach (var counter in market.Rows("contracts", "counters", stop))
        {
            var (office, year, last) = (counter.Text("office")!, (int)counter.Number("year")!.Value, (long)counter.Number("last")!.Value);
            var sequences = given.Remove((office, year), out var known) ? known : [];
            foreach (var fault in Faults(sequences, last, counter.Is("own")))
            {
                found.Add(T($"登记机构 {office}，{year} 年：{fault}", $"Office {office}, {year}: {fault}"));
            }
        }
        // Offices without a counter are not of this market, unless a number was given here.
        foreach (var (office, year) in given.Where(one => one.Value.Exists(number => !number.Imported)).Select(one => one.Key))
        {
            found.Add(T($"登记机构 {office}，{year} 年：有登记编号，却没有计数", $"Office {office}, {year}: numbers were given, but there is no counter"));
        }
    }

    internal static IEnumerable<string> Faults(List<(long Sequence, bool Imported)> sequences, long last, bool own)
    {
        sequences.Sort();
        var before = 0L;
        foreach (var (sequence, imported) in sequences)
        {
            if (own && !imported && sequence > before + 1)
            {
                yield return sequence == before + 2
                    ? T($"缺少第 {before + 1} 号", $"number {before + 1} is missing")
                    : T($"缺少第 {before + 1} 至 {sequence - 1} 号", $"numbers {before + 1} to {sequence - 1} are missing");
            }
            before = sequence;
        }
        if (before > last || (own && before < last && !sequences.Exists(one => one.Imported)))
        {
            yield return T($"计数为 {last}，最后的编号却是第 {before} 号", $"the counter says {last}, but the last number is {before}");
        }
    }
}
