namespace TechMarket.Portal.Clients;

/// <summary>What <c>/api/contracts/statistics</c> answers. Amounts in 元; every figure names the address of its rows.</summary>
public sealed record ContractFigures(
    DateOnly AsOf, string Scope, string Basis, DateTimeOffset CountedAt, Figure ToDate, Figure LastYearSamePeriod, Figure LastYearWhole,
    decimal? Growth, decimal? Average, GoalFigures Goal, Forecast Forecast, List<Slice> ByDistrict, List<Slice> ByType, List<Slice> ByField,
    List<MonthSlice> ByMonth, List<Breakdown> Breakdowns, List<GdpShare> Gdp, string Rows);

/// <summary>The value of a year as a share of 地区生产总值.</summary>
public sealed record GdpShare(int Year, decimal TotalAmount, decimal Gdp, string Source, decimal Share, string Rows);

/// <summary>The lines of one of <see cref="Events.Codes.ContractDimensions"/>.</summary>
public sealed record Breakdown(string Dimension, List<Slice> Slices);

/// <summary>What the year may come to, 元, with the range and the mean error of the same rule in past years; without an amount only why there is none.</summary>
public sealed record Forecast(decimal? Amount, decimal? Low, decimal? High, decimal? Error, int Years, string Method);

public sealed record Figure(int Count, decimal TotalAmount, decimal TechnologyAmount, string Rows);

public sealed record Slice(
    string Code, int Count, decimal TotalAmount, decimal TechnologyAmount, int LastYearCount, decimal LastYear, decimal? Growth,
    string Rows, string LastYearRows);

public sealed record MonthSlice(
    int Month, int ThisYearCount, decimal ThisYear, string ThisYearRows, int LastYearCount, decimal LastYear, string LastYearRows,
    bool Cut, string ThisYearToDateRows, string LastYearToDateRows);

public sealed record GoalFigures(
    decimal? Growth, decimal? Target, decimal Pace, decimal? PaceAmount, decimal? GapToPace, decimal? GapToTarget, bool IsUsual);

/// <summary>A year's goal of the city (350500) or a district.</summary>
public sealed record Goal(int Year, string Scope, decimal? Growth, decimal? Target, bool IsUsual, string? SetBy, DateTimeOffset? SetAt, string? Version);

public sealed record Goals(int Year, List<Goal> Items);

/// <summary>地区生产总值 of a year, 元, of the places whose figure was entered.</summary>
public sealed record GdpOfYear(int Year, List<Gdp> Items);

public sealed record Gdp(string Scope, decimal Amount, string Source, string SetBy, DateTimeOffset SetAt, string Version);
