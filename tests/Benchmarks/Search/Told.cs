using System.Collections.ObjectModel;

namespace TechMarket.Benchmarks.Search;

/// <summary>A million listings take an hour, so what is known is said at once, before the table.</summary>
internal sealed class Told : Collection<Row>
{
    public void AddRange(IEnumerable<Row> several)
    {
        foreach (var row in several)
        {
            Add(row);
        }
    }

    protected override void InsertItem(int index, Row item)
    {
        base.InsertItem(index, item);
        Console.Error.WriteLine($"{item.What}: {item.Measured} {item.ComparedWith} {item.Ratio}");
    }
}
