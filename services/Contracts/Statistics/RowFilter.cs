using System.Linq.Expressions;
using Microsoft.AspNetCore.Http.Extensions;
using TechMarket.Events.Codes;

namespace TechMarket.Contracts.Statistics;

/// <summary>
/// Which registered contracts a figure is made of. The figure and the list of its rows are both read through this filter,
/// so the rows always add up to the figure.
/// </summary>
/// <param name="District">A district; 350500 for all of Quanzhou; <c>other</c> for outside Quanzhou; null for everywhere.</param>
/// <param name="Side">seller or buyer: whose district counts.</param>
internal sealed record RowFilter(DateOnly? From, DateOnly? To, string? District = null, string Side = RowFilter.Seller)
{
    public const string Seller = "seller";
    public const string Buyer = "buyer";
    public const string City = "350500";
    public const string Elsewhere = "other";

    /// <summary>The city's districts and zones, 3505Z1 and 3505Z2 among them.</summary>
    private const string CityPrefix = "3505";

    /// <summary>The value asked for in each <see cref="Dimension"/>, under its name.</summary>
    public IReadOnlyDictionary<string, string> By { get; init; } = new Dictionary<string, string>();

    public static bool IsScope(string? value) => value == City || Districts.Quanzhou.Has(value);

    public static bool IsDistrict(string? value) => value == Elsewhere || value == City || Districts.All.Has(value);

    public RowFilter With(Dimension dimension, string value) => this with { By = new Dictionary<string, string>(By) { [dimension.Name] = value } };

    public IQueryable<Contract> Apply(IQueryable<Contract> contracts)
    {
        var rows = contracts.Where(c => c.Status == Contract.Registered);
        rows = From is { } from ? rows.Where(c => c.RegisteredOn >= from) : rows;
        rows = To is { } to ? rows.Where(c => c.RegisteredOn <= to) : rows;
        foreach (var dimension in Asked)
        {
            rows = rows.Where(dimension.Is(By[dimension.Name]));
        }
        return District is null ? rows : rows.Where(InDistrict());
    }

    /// <summary>The address of the rows.</summary>
    public string Rows()
    {
        var query = new QueryBuilder();
        Add(query, "from", Canonical.Of(From));
        Add(query, "to", Canonical.Of(To));
        Add(query, "district", District);
        Add(query, "side", District is null ? null : Side);
        foreach (var dimension in Asked)
        {
            Add(query, dimension.Name, By[dimension.Name]);
        }
        return $"/api/contracts/registered{query}";
    }

    private IEnumerable<Dimension> Asked => Dimension.All.Where(dimension => By.ContainsKey(dimension.Name));

    private Expression<Func<Contract, bool>> InDistrict() => (District, Side) switch
    {
        (City, Seller) => c => c.Terms.Seller.District!.StartsWith(CityPrefix),
        (City, _) => c => c.Terms.Buyer.District!.StartsWith(CityPrefix),
        (Elsewhere, Seller) => c => c.Terms.Seller.District == null || !c.Terms.Seller.District.StartsWith(CityPrefix),
        (Elsewhere, _) => c => c.Terms.Buyer.District == null || !c.Terms.Buyer.District.StartsWith(CityPrefix),
        (_, Seller) => c => c.Terms.Seller.District == District,
        _ => c => c.Terms.Buyer.District == District,
    };

    /// <summary>The key under which a place counts as a district: its code within Quanzhou, else <see cref="Elsewhere"/>.</summary>
    public static string DistrictOf(string place) => place.StartsWith(CityPrefix, StringComparison.Ordinal) ? place : Elsewhere;

    private static void Add(QueryBuilder query, string key, string? value)
    {
        if (value is not null)
        {
            query.Add(key, value);
        }
    }
}
