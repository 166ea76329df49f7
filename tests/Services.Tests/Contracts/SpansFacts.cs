using TechMarket.Contracts.Statistics;
using Xunit;

namespace TechMarket.Tests.Contracts;

/// <summary>The lines of the roll-up a period is read from.</summary>
public sealed class SpansFacts
{
    private static readonly DateOnly First = new(2023, 1, 1), End = new(2027, 1, 1);

    /// <summary>Every line there can be, and the days it stands for.</summary>
    private static readonly List<(ContractSum Line, DateOnly From, DateOnly To)> Lines = [.. All()];

    [Fact]
    public void Every_day_of_a_period_is_read_once_and_no_other()
    {
        var dice = new Random(20260301);
        for (var round = 0; round < 2_000; round++)
        {
            var (one, other) = (First.AddDays(dice.Next(End.DayNumber - First.DayNumber)), First.AddDays(dice.Next(End.DayNumber - First.DayNumber)));
            var (from, to) = one < other ? (one, other) : (other, one);
            var days = Read(from, to).SelectMany(line => Enumerable.Range(line.From.DayNumber, line.To.DayNumber - line.From.DayNumber + 1)).Order().ToList();
            Assert.True(Enumerable.Range(from.DayNumber, to.DayNumber - from.DayNumber + 1).SequenceEqual(days), $"{from:O} to {to:O}");
        }
    }

    [Fact]
    public void A_year_to_date_takes_few_lines_and_a_whole_year_four()
    {
        Assert.Equal(4, Read(new(2025, 1, 1), new(2025, 12, 31)).Count);
        Assert.All(Enumerable.Range(0, 365), day => Assert.InRange(Read(new(2025, 1, 1), new DateOnly(2025, 1, 1).AddDays(day)).Count, 1, 3 + 2 + 2 + 10));
    }

    [Fact]
    public void Nothing_is_read_of_a_period_that_ends_before_it_begins() => Assert.Empty(Read(new(2025, 5, 2), new(2025, 5, 1)));

    [Fact]
    public void An_open_end_reads_to_the_end_of_all_lines() =>
        Assert.Equal(End.DayNumber - new DateOnly(2025, 2, 27).DayNumber, Read(new(2025, 2, 27), null).Sum(line => line.To.DayNumber - line.From.DayNumber + 1));

    private static List<(ContractSum Line, DateOnly From, DateOnly To)> Read(DateOnly? from, DateOnly? to)
    {
        var within = Spans.Within(from, to).Compile();
        return [.. Lines.Where(one => within(one.Line))];
    }

    private static IEnumerable<(ContractSum, DateOnly, DateOnly)> All()
    {
        for (var day = First; day < End; day = day.AddDays(1))
        {
            yield return One(ContractSum.Day, day, day);
            var month = day.AddDays(1 - day.Day).AddMonths(1).AddDays(-1);
            if (day.Day is 1 or 11 or 21)
            {
                yield return One(ContractSum.Ten, day, day.Day == 21 ? month : day.AddDays(9));
            }
            if (day.Day == 1)
            {
                yield return One(ContractSum.Month, day, month);
            }
            if (day is { Day: 1, Month: 1 or 4 or 7 or 10 })
            {
                yield return One(ContractSum.Quarter, day, day.AddMonths(3).AddDays(-1));
            }
        }
    }

    private static (ContractSum, DateOnly, DateOnly) One(string span, DateOnly from, DateOnly to) =>
        (new ContractSum { Side = "any", Place = "*", Span = span, StartsOn = from, Dimension = "all", Value = "" }, from, to);
}
