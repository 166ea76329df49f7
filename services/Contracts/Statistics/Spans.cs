using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace TechMarket.Contracts.Statistics;

/// <summary>Which lines of the roll-up make up a period: as few as there are, quarters inside, and months, ten days and days toward both ends.</summary>
internal static class Spans
{
    /// <summary>No contract was registered before or will be after; open ends are read from and up to here.</summary>
    private static readonly DateOnly Earliest = new(1900, 1, 1), Latest = new(2900, 12, 31);

    /// <param name="from">The first day; null is open.</param>
    /// <param name="to">The last day; null is open.</param>
    public static Expression<Func<ContractSum, bool>> Within(DateOnly? from, DateOnly? to)
    {
        var (first, end) = (Held(from ?? Earliest), Held(to ?? Latest).AddDays(1));
        var (tens, tensEnd) = (Ten(first, up: true), Ten(end));
        var (months, monthsEnd) = (Month(first, up: true), Month(end));
        var (quarters, quartersEnd) = (Quarter(first, up: true), Quarter(end));
        (tens, tensEnd) = tens > tensEnd ? (end, end) : (tens, tensEnd);
        (months, monthsEnd) = months > monthsEnd ? (tensEnd, tensEnd) : (months, monthsEnd);
        (quarters, quartersEnd) = quarters > quartersEnd ? (monthsEnd, monthsEnd) : (quarters, quartersEnd);
        return s => (s.Span == ContractSum.Quarter && s.StartsOn >= quarters && s.StartsOn < quartersEnd)
            || (s.Span == ContractSum.Month && ((s.StartsOn >= months && s.StartsOn < quarters) || (s.StartsOn >= quartersEnd && s.StartsOn < monthsEnd)))
            || (s.Span == ContractSum.Ten && ((s.StartsOn >= tens && s.StartsOn < months) || (s.StartsOn >= monthsEnd && s.StartsOn < tensEnd)))
            || (s.Span == ContractSum.Day && ((s.StartsOn >= first && s.StartsOn < tens) || (s.StartsOn >= tensEnd && s.StartsOn < end)));
    }

    /// <summary>What is in either period.</summary>
    public static Expression<Func<ContractSum, bool>> Or(this Expression<Func<ContractSum, bool>> one, Expression<Func<ContractSum, bool>> other) =>
        Expression.Lambda<Func<ContractSum, bool>>(
            Expression.OrElse(one.Body, ReplacingExpressionVisitor.Replace(other.Parameters[0], one.Parameters[0], other.Body)), one.Parameters);

    private static DateOnly Held(DateOnly day) => day < Earliest ? Earliest : day > Latest ? Latest : day;

    /// <summary>The day on which its ten days (旬) begin: the 1st, 11th or 21st; or on which the next do, unless it is such a day itself.</summary>
    private static DateOnly Ten(DateOnly day, bool up = false)
    {
        var start = new DateOnly(day.Year, day.Month, day.Day <= 10 ? 1 : day.Day <= 20 ? 11 : 21);
        return !up || start == day ? start : start.Day == 21 ? Month(day, up: true) : start.AddDays(10);
    }

    private static DateOnly Month(DateOnly day, bool up = false)
    {
        var start = new DateOnly(day.Year, day.Month, 1);
        return !up || start == day ? start : start.AddMonths(1);
    }

    private static DateOnly Quarter(DateOnly day, bool up = false)
    {
        var start = new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);
        return !up || start == day ? start : start.AddMonths(3);
    }
}
