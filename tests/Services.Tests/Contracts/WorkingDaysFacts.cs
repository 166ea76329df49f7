using TechMarket.Contracts.Rules;
using TechMarket.Platform;

namespace TechMarket.Tests.Contracts;

/// <summary>Holidays and the weekends worked in exchange, as the State Council announced them.</summary>
public sealed class WorkingDaysFacts
{
    private static readonly WorkingDays Days = new(WorkingDays.Published());

    [Theory]
    [InlineData("2025-01-26", true)]
    [InlineData("2025-01-28", false)]
    [InlineData("2025-10-08", false)]
    [InlineData("2025-10-11", true)]
    [InlineData("2026-01-04", true)]
    [InlineData("2026-02-23", false)]
    [InlineData("2026-02-24", true)]
    [InlineData("2026-06-19", false)]
    [InlineData("2026-09-20", true)]
    [InlineData("2026-10-07", false)]
    [InlineData("2026-10-08", true)]
    [InlineData("2026-11-28", false)]
    public void A_day_is_worked_or_not_as_announced(string day, bool worked) => Assert.Equal(worked, Days.IsWorked(DateOnly.Parse(day, null)));

    /// <summary>From Friday 13 February 2026: Saturday 14 is worked, 15 to 23 are off, Saturday 28 is worked.</summary>
    [Fact]
    public void Fifteen_working_days_over_the_spring_festival_end_in_the_second_week_of_March() =>
        Assert.Equal(new DateOnly(2026, 3, 12), Days.After(new DateOnly(2026, 2, 13), 15));

    [Fact]
    public void Days_off_and_worked_are_as_many_as_the_notices_say()
    {
        int Off(int year) => Days.Known[year].Holidays.Sum(span => span.To.DayNumber - span.From.DayNumber + 1);
        Assert.Equal((28, 5), (Off(2025), Days.Known[2025].Workdays.Count));
        Assert.Equal((33, 6), (Off(2026), Days.Known[2026].Workdays.Count));
    }

    [Fact]
    public void A_year_nobody_has_announced_has_weekends_and_fixed_holidays_only_and_that_is_known()
    {
        Assert.False(Days.IsWorked(new DateOnly(2031, 10, 4)));
        Assert.False(Days.IsWorked(new DateOnly(2031, 10, 1)));
        Assert.False(Days.IsWorked(new DateOnly(2031, 1, 1)));
        Assert.True(Days.IsWorked(new DateOnly(2031, 10, 6)));
        Assert.True(Days.Covers(new DateOnly(2025, 12, 1), new DateOnly(2026, 12, 31)));
        Assert.False(Days.Covers(new DateOnly(2026, 12, 20), new DateOnly(2027, 1, 8)));
        Assert.True(ReviewRulesFacts.With().IsEstimated(RuleSet.Named("2026"), new DateOnly(2026, 12, 20), new DateOnly(2027, 1, 8)));
        Assert.False(ReviewRulesFacts.With().IsEstimated(RuleSet.Named("2001"), new DateOnly(2026, 12, 20), new DateOnly(2027, 1, 8)));
    }

    [Fact]
    public void An_office_adds_the_next_year_as_a_file()
    {
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllText(Path.Combine(folder.FullName, "2031.json"),
            """{"year":2031,"source":"通知","holidays":[{"name":"国庆节","from":"2031-10-01","to":"2031-10-07"}],"workdays":["2031-09-28"]}""");
        var review = ReviewRulesFacts.With(("Holidays", folder.FullName));
        Assert.False(review.Days.IsWorked(new DateOnly(2031, 10, 1)));
        Assert.True(review.Days.IsWorked(new DateOnly(2031, 9, 28)));
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("""{"year":2031}""")]
    [InlineData("not json")]
    [InlineData("""{"year":2031,"source":"x","holidays":[{"name":"a","from":"2031-10-07","to":"2031-10-01"}],"workdays":[]}""")]
    [InlineData("""{"year":2031,"source":"x","holidays":[],"workdays":["2031-10-01"]}""")]
    public void A_file_that_is_no_calendar_stops_the_start(string text) => Assert.Throws<SettingWrong>(() => HolidayYear.Read("2031.json", text));
}
