using TechMarket.Events.Codes;

namespace TechMarket.Contracts.Statistics;

/// <summary>The lines of the roll-up that hold the sums of a filter.</summary>
internal sealed record SumKey(string Side, string Place, string Dimension, string Value)
{
    /// <summary>Null when the roll-up is not split that finely: by two dimensions at once, or by one within a place outside Quanzhou.</summary>
    public static SumKey? Of(RowFilter filter)
    {
        var (side, place) = PlaceOf(filter);
        return (filter.By.ToList(), place) switch
        {
            ([], null) => new SumKey("any", "*", $"{filter.Side}District", filter.District!),
            ([], _) => new SumKey(side, place, Statistics.Dimension.Whole, ""),
            ([var (dimension, value)], not null) => new SumKey(side, place, dimension, value),
            _ => null,
        };
    }

    public static (string Side, string? Place) PlaceOf(RowFilter filter) => filter.District switch
    {
        null => ("any", "*"),
        RowFilter.City or RowFilter.Elsewhere => (filter.Side, filter.District),
        var district => (filter.Side, Districts.Quanzhou.Has(district) ? district : null),
    };
}
