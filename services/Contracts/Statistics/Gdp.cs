using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Statistics;

/// <summary>地区生产总值 of a year and place, as the statistics bulletin prints it: what the contract value's share is taken of.</summary>
internal sealed class Gdp
{
    public int Year { get; init; }
    public uint Version { get; private init; }
    /// <summary>350500 for the city, or a district.</summary>
    public required string Scope { get; init; }
    /// <summary>元.</summary>
    public decimal Amount { get; set; }
    /// <summary>Where it was printed.</summary>
    public string Source { get; set; } = "";
    public string SetBy { get; set; } = "";
    public DateTimeOffset SetAt { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<Gdp>(gdp =>
    {
        gdp.HasKey(g => new { g.Year, g.Scope });
        gdp.Property(g => g.Amount).HasPrecision(20, 2);
        gdp.HasVersion(g => g.Version);
    });
}

/// <summary>Contract value as a share of 地区生产总值.</summary>
/// <param name="TotalAmount">成交额 of the year, of the current one to date, 元.</param>
/// <param name="Gdp">元.</param>
/// <param name="Share">0.0131 for 1.31 %, to four decimals, as the national bulletin prints it.</param>
internal sealed record GdpShare(int Year, decimal TotalAmount, decimal Gdp, string Source, decimal Share, string Rows)
{
    public static GdpShare Of(Gdp gdp, Figure year) => new(gdp.Year, year.TotalAmount, gdp.Amount, gdp.Source,
        decimal.Round(year.TotalAmount / gdp.Amount, 4, MidpointRounding.AwayFromZero), year.Rows);
}
