using System.Globalization;
using Microsoft.AspNetCore.Components;
using TechMarket.Events.Codes;
using TechMarket.Platform;
using TechMarket.Portal.Clients;
using TechMarket.Portal.Components;
using TechMarket.Portal.Components.Contracts;
using TechMarket.Portal.Components.Lists;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Pages.Official;

/// <summary>The official's year: value to date against last year, the goal and its pace; every number leads to its rows.</summary>
public sealed partial class Dashboard
{
    private Answer<ContractFigures> answer = default!;
    private List<decimal?> thisYear = [], lastYear = [], pace = [];
    private string? lead;

    [SupplyParameterFromQuery] private string? AsOf { get; set; }

    [SupplyParameterFromQuery] private string? Scope { get; set; }

    [SupplyParameterFromQuery] private string? Basis { get; set; }

    protected override async Task OnInitializedAsync()
    {
        AsOf = string.IsNullOrWhiteSpace(AsOf) ? Clock.Today().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : AsOf;
        answer = await Api.Get<ContractFigures>(Address.Of("contracts/statistics", ("asOf", AsOf), ("scope", Scope), ("basis", Basis)));
        if (Shown(answer))
        {
            (Scope, Basis) = (answer.Value!.Scope, answer.Value.Basis);
            Sum(answer.Value);
        }
    }

    private static string Each(ContractFigures f) => f.Average is { } each ? T($"；平均每项 {Figures.Short(each)}", $"; {Figures.Short(each)} each") : "";

    /// <summary>Sums from January on: this year's up to the day asked for, last year's whole, and the even pace at each month's end.</summary>
    private void Sum(ContractFigures f)
    {
        lead = T($"{Figures.Place(f.Scope)}，{StatisticsBases.All.Label(f.Basis)}，截至 {f.AsOf:yyyy-MM-dd}；数据读取于 {f.CountedAt.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm}",
            $"{Figures.Place(f.Scope)}, {StatisticsBases.All.Label(f.Basis)}, up to {f.AsOf:yyyy-MM-dd}; read at {f.CountedAt.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm}");
        var (now, before) = (0m, 0m);
        var days = DateTime.IsLeapYear(f.AsOf.Year) ? 366m : 365m;
        foreach (var month in f.ByMonth)
        {
            (now, before) = (now + month.ThisYear, before + month.LastYear);
            thisYear.Add(month.Month <= f.AsOf.Month ? now : null);
            lastYear.Add(before);
            var end = new DateOnly(f.AsOf.Year, month.Month, 1).AddMonths(1).AddDays(-1);
            pace.Add(f.Goal.Target * end.DayOfYear / days);
        }
    }

    private Chart.Content Cumulative(ContractFigures f) => new("lines",
        [.. f.ByMonth.Select(month => Figures.Month(month.Month))],
        T("万元", "10,000 CNY"),
        [
            new(T($"{f.AsOf.Year} 年累计", $"{f.AsOf.Year} so far"), "main", InTenThousands(thisYear)),
            new(T($"{f.AsOf.Year - 1} 年累计", $"{f.AsOf.Year - 1}"), "past", InTenThousands(lastYear)),
            .. f.Goal.Target is null ? Array.Empty<Chart.Series>() : [new(T("目标进度", "Even pace to the goal"), "goal", InTenThousands(pace))],
        ]);

    private static string ChartLabel(ContractFigures f) => T(
        $"折线图：{f.AsOf.Year} 年逐月累计成交额、{f.AsOf.Year - 1} 年逐月累计与目标进度；截至 {f.AsOf:M 月 d 日} 累计 {Figures.Short(f.ToDate.TotalAmount)}，数据见下表",
        $"Line chart: value so far by month in {f.AsOf.Year} and {f.AsOf.Year - 1} and the even pace; {Figures.Short(f.ToDate.TotalAmount)} by {f.AsOf:yyyy-MM-dd}; figures in the table below");

    private static List<decimal?> InTenThousands(IEnumerable<decimal?> yuan) => [.. yuan.Select(amount => amount is { } one ? Math.Round(one / 10_000, 2, MidpointRounding.AwayFromZero) : (decimal?)null)];

    private static string GoalText(ContractFigures f) => f.Goal.Growth is { } aim
        ? f.Growth is { } growth
            ? growth >= aim ? T($"达到目标 {Amounts.Percent(aim)}", $"at the goal of {Amounts.Percent(aim)}") : T($"未达目标 {Amounts.Percent(aim)}", $"below the goal of {Amounts.Percent(aim)}")
            : T($"目标 {Amounts.Percent(aim)}；上年同期无合同", $"Goal {Amounts.Percent(aim)}; nothing last year")
        : "";

    private string? ScopePage(string code) => code == Scope || !Districts.Quanzhou.Has(code) ? null
        : Address.Of("official/dashboard", ("asOf", AsOf), ("scope", code), ("basis", Basis));
}
