namespace TechMarket.Contracts.Statistics;

/// <summary>One figure. Amounts in 元.</summary>
/// <param name="TotalAmount">合同成交额.</param>
/// <param name="TechnologyAmount">技术交易额.</param>
/// <param name="Rows">The address of the rows it is the sum of.</param>
internal sealed record Figure(int Count, decimal TotalAmount, decimal TechnologyAmount, string Rows);

/// <summary>One line of a breakdown: this year to date against the same period of last year.</summary>
/// <param name="LastYear">成交额 of the same period last year, 元.</param>
/// <param name="Growth">0.3214 for 32.14 %; null against nothing.</param>
internal sealed record Slice(
    string Code, int Count, decimal TotalAmount, decimal TechnologyAmount, int LastYearCount, decimal LastYear, decimal? Growth,
    string Rows, string LastYearRows);

/// <summary>The lines of one <see cref="Statistics.Dimension"/>, under its name.</summary>
internal sealed record Breakdown(string Dimension, IReadOnlyList<Slice> Slices);

/// <summary>One month of this year up to the day asked for, beside the whole month of last year; each also summed from January on.</summary>
/// <param name="Cut">True for the month of the day asked for when it is not over: this year's part stands beside a whole month.</param>
/// <param name="ThisYearToDateRows">The rows of this year from January on.</param>
/// <param name="LastYearToDateRows">The rows of last year from January to the end of the month.</param>
internal sealed record MonthSlice(
    int Month, int ThisYearCount, decimal ThisYear, string ThisYearRows, int LastYearCount, decimal LastYear, string LastYearRows,
    bool Cut, string ThisYearToDateRows, string LastYearToDateRows);

/// <summary>Where the year stands against its goal. Amounts in 元; null when there is no base to grow from.</summary>
/// <param name="Growth">The growth aimed at over the whole of last year.</param>
/// <param name="Pace">The share of the year that has passed.</param>
/// <param name="PaceAmount">What would be registered by now if the target were reached evenly.</param>
/// <param name="GapToPace">Registered minus pace: negative means behind.</param>
/// <param name="GapToTarget">Registered minus target: negative is what is still missing.</param>
/// <param name="IsUsual">True when nobody set a goal and the usual one stands.</param>
internal sealed record GoalFigures(
    decimal? Growth, decimal? Target, decimal Pace, decimal? PaceAmount, decimal? GapToPace, decimal? GapToTarget, bool IsUsual)
{
    public static GoalFigures Of(Goal? goal, YearToDate year, decimal toDate, decimal lastWhole)
    {
        var growth = goal is null ? Goal.UsualGrowth : goal.Growth ?? Statistics.Growth.Of(goal.Target!.Value, lastWhole);
        var target = goal?.Target ?? (lastWhole == 0 ? null : Yuan(lastWhole * (1 + growth!.Value)));
        var pace = target is { } whole ? Yuan(whole * year.Passed) : (decimal?)null;
        return new GoalFigures(growth, target, year.Passed, pace, toDate - pace, toDate - target, goal is null);
    }

    private static decimal Yuan(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
}
