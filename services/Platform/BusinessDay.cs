namespace TechMarket.Platform;

/// <summary>The market's calendar days are those of China (UTC+8, no daylight saving).</summary>
public static class BusinessDay
{
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    /// <summary>Today's date in China.</summary>
    public static DateOnly Today(this TimeProvider clock) => clock.GetUtcNow().BusinessDate();

    /// <summary>The date in China at this moment.</summary>
    public static DateOnly BusinessDate(this DateTimeOffset moment) =>
        DateOnly.FromDateTime(moment.ToOffset(ChinaOffset).DateTime);

    /// <summary>The first moment of a day in China, as UTC.</summary>
    public static DateTimeOffset Start(this DateOnly day) =>
        new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), ChinaOffset).ToUniversalTime();
}
