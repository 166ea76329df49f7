using TechMarket.Contracts.Statistics;

namespace TechMarket.Tests.Contracts;

/// <summary>The forecast to the year's end, and what it says of its own error.</summary>
public sealed class StatisticsForecastFacts
{
    private static readonly YearToDate June = new(new DateOnly(2025, 6, 15));

    [Fact]
    public void A_market_that_grows_evenly_is_foretold_exactly()
    {
        var years = Enumerable.Range(2019, 6).SelectMany(year => Year(year, 100m * Power(1.1m, year - 2019), 250m * Power(1.1m, year - 2019)));
        var forecast = Forecast.Of(June, [.. years, .. Year(2025, 100m * Power(1.1m, 6), 0)]);
        Assert.Equal(decimal.Round(250m * Power(1.1m, 6), 2), forecast.Amount);
        Assert.Equal((forecast.Amount, forecast.Amount, 0m, 5), (forecast.Low, forecast.High, forecast.Error, forecast.Years));
    }

    [Fact]
    public void The_range_and_the_error_are_those_of_the_past_years()
    {
        var forecast = Forecast.Of(June,
            [.. Year(2020, 100, 200), .. Year(2021, 100, 200), .. Year(2022, 100, 210), .. Year(2023, 100, 190), .. Year(2024, 100, 200), .. Year(2025, 120, 0)]);
        Assert.Equal(240m, forecast.Amount); // 120 + (200 - 100) × 1.2
        Assert.Equal(217.14m, forecast.Low); // 2023 came to 190 of 210
        Assert.Equal(252.63m, forecast.High); // 2024 came to 200 of 190
        Assert.Equal(0.0507m, forecast.Error); // 0, 4.76, 10.53 and 5 %
        Assert.Equal(4, forecast.Years);
    }

    [Fact]
    public void The_range_never_ends_below_what_is_registered_already()
    {
        var forecast = Forecast.Of(June,
            [.. Year(2020, 100, 110), .. Year(2021, 50, 150), .. Year(2022, 140, 150), .. Year(2023, 50, 160), .. Year(2024, 100, 105), .. Year(2025, 100, 0)]);
        Assert.Equal(105m, forecast.Amount);
        Assert.Equal(100m, forecast.Low);
    }

    [Fact]
    public void With_too_few_years_there_is_none_and_it_says_so()
    {
        var forecast = Forecast.Of(June, [.. Year(2022, 100, 200), .. Year(2023, 100, 200), .. Year(2024, 100, 200), .. Year(2025, 120, 0)]);
        Assert.Equal((null, null, null, null, 2), (forecast.Amount, forecast.Low, forecast.High, forecast.Error, forecast.Years));
        Assert.StartsWith("历史数据不足，不作预测", forecast.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_without_contracts_ends_the_past()
    {
        var years = new[] { 2018, 2019, 2020, 2022, 2023, 2024 }.SelectMany(year => Year(year, 100, 200));
        Assert.Null(Forecast.Of(June, [.. years, .. Year(2025, 120, 0)]).Amount);
    }

    /// <summary>A year with so much up to 15 June, half of it in that month, and so much in all.</summary>
    private static IEnumerable<MonthSums.Line> Year(int year, decimal toDate, decimal whole) =>
    [
        new("month", new DateOnly(year, 2, 1), 1, toDate / 2),
        new("day", new DateOnly(year, 6, 10), 1, toDate / 2),
        new("month", new DateOnly(year, 6, 1), 1, toDate / 2),
        new("month", new DateOnly(year, 11, 1), 1, whole - toDate),
    ];

    private static decimal Power(decimal one, int times) => Enumerable.Repeat(one, times).Aggregate(1m, (product, factor) => product * factor);
}
