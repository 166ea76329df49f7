namespace TechMarket.AllInOne.Differences;

/// <summary>
/// The figures of the city's year for one basis, added up from the contracts themselves, independently of how Contracts does it. Each figure has
/// the name it has in the answer; one that is not there is 0.
/// </summary>
internal sealed class FigureSums(string basis, DateOnly asOf)
{
    private const string City = "3505";

    private readonly Dictionary<string, decimal> sums = [];

    public string Basis => basis;

    public IReadOnlyDictionary<string, decimal> All => sums;

    public void Add(Row contract)
    {
        var place = contract.Text(basis == "absorbed" ? "buyerDistrict" : "sellerDistrict");
        var inCity = place?.StartsWith(City, StringComparison.Ordinal) == true;
        if (contract.Text("status") != "registered" || contract.Text("registeredOn") is not { } day || (basis != "registered" && !inCity))
        {
            return;
        }
        var on = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        string[] slices = [$"byDistrict {(inCity ? place : "other")}", $"byType {contract.Text("type")}", $"byField {contract.Text("field") ?? "none"}"];
        var (total, technology) = (contract.Number("totalAmount") ?? 0, contract.Number("technologyAmount") ?? 0);
        var month = $"byMonth {on.Month}";
        if (on.Year == asOf.Year && on <= asOf)
        {
            Count("toDate", "count", "totalAmount", "technologyAmount", total, technology);
            Count(month, "thisYearCount", "thisYear", null, total, 0);
            Array.ForEach(slices, slice => Count(slice, "count", "totalAmount", "technologyAmount", total, technology));
        }
        if (on.Year == asOf.Year - 1)
        {
            Count("lastYearWhole", "count", "totalAmount", "technologyAmount", total, technology);
            Count(month, "lastYearCount", "lastYear", null, total, 0);
        }
        if (on.Year == asOf.Year - 1 && on <= asOf.AddYears(-1))
        {
            Count("lastYearSamePeriod", "count", "totalAmount", "technologyAmount", total, technology);
            Array.ForEach(slices, slice => Count(slice, "lastYearCount", "lastYear", null, total, 0));
        }
    }

    private void Count(string part, string count, string totalName, string? technologyName, decimal total, decimal technology)
    {
        Plus($"{part}.{count}", 1);
        Plus($"{part}.{totalName}", total);
        if (technologyName is not null)
        {
            Plus($"{part}.{technologyName}", technology);
        }
    }

    private void Plus(string name, decimal more) => sums[name] = sums.GetValueOrDefault(name) + more;
}
