using Microsoft.EntityFrameworkCore;

namespace TechMarket.Contracts.Statistics;

/// <summary>
/// One line of the roll-up: how many contracts of one place and one value of a dimension were registered in a day, ten days, a month or
/// a quarter, and for how much. The days of a single district are held only as a whole (<see cref="Statistics.Dimension.Whole"/>).
/// The database keeps it in the commit that changes a contract (<see cref="SumsSchema"/>); nothing here writes it. Amounts in 元.
/// </summary>
internal sealed class ContractSum
{
    public const string Quarter = "quarter";
    public const string Month = "month";
    /// <summary>旬: from the 1st, the 11th and the 21st, the last to the end of the month.</summary>
    public const string Ten = "ten";
    public const string Day = "day";

    /// <summary>seller or buyer: whose place it is; <c>any</c> with the place <c>*</c> for all contracts.</summary>
    public required string Side { get; init; }
    /// <summary>A district or zone of Quanzhou, 350500 for all of them, <c>other</c> for the rest of the world.</summary>
    public required string Place { get; init; }
    /// <summary>A period is read by as few lines as make it up, see <see cref="Spans"/>.</summary>
    public required string Span { get; init; }
    public DateOnly StartsOn { get; init; }
    /// <summary>See <see cref="Statistics.Dimension"/>.</summary>
    public required string Dimension { get; init; }
    public required string Value { get; init; }
    public int Count { get; init; }
    public decimal Total { get; init; }
    public decimal Technology { get; init; }

    /// <summary>Every place, day and dimension: what the roll-up holds, and for the days of a district what its contracts say.</summary>
    public static IQueryable<ContractSum> Lines(ContractsDb db) => db.Sums.FromSql($"select * from contracts.contract_lines").AsNoTracking();

    public static void Map(ModelBuilder model) => model.Entity<ContractSum>(sum =>
    {
        sum.ToTable("contract_sums");
        sum.HasKey(s => new { s.Side, s.Place, s.Span, s.StartsOn, s.Dimension, s.Value });
        sum.HasIndex(s => new { s.Side, s.Place, s.Span, s.StartsOn }).HasFilter($"dimension = '{Statistics.Dimension.Whole}'");
        sum.Property(s => s.Total).HasPrecision(20, 2);
        sum.Property(s => s.Technology).HasPrecision(20, 2);
    });
}
