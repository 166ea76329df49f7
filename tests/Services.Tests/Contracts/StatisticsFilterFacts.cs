using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.Contracts;
using TechMarket.Contracts.Statistics;
using TechMarket.Events.Codes;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Contracts;

/// <summary>Whatever is asked for, the sums are those of the rows: over contracts and filters made at random, and while contracts change.</summary>
public sealed class StatisticsFilterFacts(RandomContracts random) : IClassFixture<RandomContracts>
{
    private static readonly string?[] Places = [null, null, "350500", "other", .. Districts.Quanzhou.All.Select(d => d.Value), "310000", "000000", "350200"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_sums_of_any_filter_are_those_of_a_plain_count(int seed)
    {
        var official = await random.Market.SignInAsSupervisor();
        foreach (var filter in Filters(new Random(seed), 60))
        {
            var behind = await official.Read($"{filter.Rows().TrimStart('/')}{(filter.Rows().Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=200");
            var rows = filter.Apply(random.All.AsQueryable()).ToList();
            Assert.True(rows.Count == behind.GetProperty("count").GetInt32(), filter.Rows());
            Assert.True(rows.Sum(c => c.Terms.TotalAmount) == behind.GetProperty("sum").GetDecimal(), filter.Rows());
            Assert.True(rows.Sum(c => c.Terms.TechnologyAmount) == behind.GetProperty("technologySum").GetDecimal(), filter.Rows());
            Assert.Equal(rows.OrderByDescending(c => c.RegisteredOn).ThenByDescending(c => $"{c.Id}", StringComparer.Ordinal).Take(200).Select(c => c.Id),
                behind.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()));
        }
    }

    [Fact]
    public async Task Every_line_of_every_breakdown_opens_its_rows_and_they_add_up()
    {
        var official = await random.Market.SignInAsSupervisor();
        var statistics = await official.Read("api/contracts/statistics?asOf=2025-08-17&basis=output");
        var breakdowns = statistics.GetProperty("breakdowns").EnumerateArray().ToDictionary(b => b.GetProperty("dimension").GetString()!, b => b.GetProperty("slices"));
        Assert.Equal(Dimension.All.Select(d => d.Name).Except(["type", "field"]), breakdowns.Keys);
        foreach (var (dimension, slices) in breakdowns)
        {
            Assert.True(slices.GetArrayLength() > 0, dimension);
            foreach (var slice in slices.EnumerateArray())
            {
                foreach (var (rows, count, amount) in new[] { ("rows", "count", "totalAmount"), ("lastYearRows", "lastYearCount", "lastYear") })
                {
                    var behind = await official.Read(slice.GetProperty(rows).GetString()!.TrimStart('/') + "&limit=200");
                    Assert.Equal(slice.GetProperty(count).GetInt32(), behind.GetProperty("items").GetArrayLength());
                    Assert.Equal(slice.GetProperty(amount).GetDecimal(), behind.GetProperty("items").EnumerateArray().Sum(item => item.GetProperty("totalAmount").GetDecimal()));
                }
            }
            if (Dimension.Named(dimension).Unstated is not null)
            {
                Assert.Equal(statistics.GetProperty("toDate").GetProperty("totalAmount").GetDecimal(), slices.EnumerateArray().Sum(slice => slice.GetProperty("totalAmount").GetDecimal()));
            }
        }
    }

    [Theory]
    [InlineData("ip=blood")]
    [InlineData("size=7")]
    [InlineData("crossBorder=no")]
    [InlineData("industry=Z99")]
    [InlineData("office=a")]
    public async Task A_value_nobody_knows_is_400(string query)
    {
        var official = await random.Market.SignInAsSupervisor();
        using var answer = await official.GetAsync($"api/contracts/registered?{query}");
        await answer.MustBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_contract_leaves_one_sum_and_enters_another_in_the_commit_that_changes_it_and_a_rollback_leaves_all_as_it_was()
    {
        var official = await random.Market.SignInAsSupervisor();
        await using var scope = random.Market.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ContractsDb>();
        var moved = random.All.First(c => c.Terms.Field == "05" && c.RegisteredOn!.Value.Year == 2024);
        async Task<(int, decimal)> Of(string field)
        {
            var behind = await official.Read($"api/contracts/registered?from=2024-01-01&to=2024-12-31&field={field}&limit=1");
            return (behind.GetProperty("count").GetInt32(), behind.GetProperty("sum").GetDecimal());
        }
        var (left, entered) = (await Of("05"), await Of("08"));
        await using (await db.Database.BeginTransactionAsync())
        {
            await db.Database.ExecuteSqlAsync($"delete from contracts.contracts where id = {moved.Id}");
        }
        Assert.Equal(left, await Of("05"));
        await db.Database.ExecuteSqlAsync($"update contracts.contracts set field = '08' where id = {moved.Id}");
        Assert.Equal((left.Item1 - 1, left.Item2 - moved.Terms.TotalAmount!.Value), await Of("05"));
        Assert.Equal((entered.Item1 + 1, entered.Item2 + moved.Terms.TotalAmount!.Value), await Of("08"));
        await db.Database.ExecuteSqlAsync($"update contracts.contracts set field = '05' where id = {moved.Id}");
        Assert.Equal((left, entered), (await Of("05"), await Of("08")));
    }

    [Fact]
    public async Task Many_who_change_contracts_at_once_in_any_order_neither_stop_each_other_nor_lose_a_cent()
    {
        var ids = random.All.Select(c => c.Id).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            var dice = new Random(writer);
            await using var scope = random.Market.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ContractsDb>();
            for (var round = 0; round < 10; round++)
            {
                // Each writer has rows of its own, so that the only thing they share is the sums.
                await using var both = await db.Database.BeginTransactionAsync();
                foreach (var id in ids.Where((_, i) => i % 8 == writer).OrderBy(_ => dice.Next()).Take(5))
                {
                    await db.Database.ExecuteSqlAsync($"update contracts.contracts set payment_mode = 'lump', total_amount = total_amount where id = {id}");
                    await db.Database.ExecuteSqlAsync($"update contracts.contracts set total_amount = total_amount + 0.01 where id = {id}");
                    await db.Database.ExecuteSqlAsync($"update contracts.contracts set total_amount = total_amount - 0.01 where id = {id}");
                }
                await db.Database.ExecuteSqlAsync($"update contracts.contracts set status = case status when 'registered' then 'refused' else 'registered' end where id = {ids[writer]}");
                await both.CommitAsync();
            }
        }));
        var service = await random.Market.AsService();
        Assert.Equal("[]", (await service.Read("api/contracts/statistics/differences")).GetProperty("items").GetRawText());
    }

    private static IEnumerable<RowFilter> Filters(Random dice, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var from = dice.Next(4) == 0 ? (DateOnly?)null : new DateOnly(2023, 1, 1).AddDays(dice.Next(900));
            var to = dice.Next(4) == 0 ? (DateOnly?)null : (from ?? new DateOnly(2023, 6, 1)).AddDays(dice.Next(3) == 0 ? dice.Next(20) : dice.Next(700));
            to = to is { } end && dice.Next(3) == 0 ? new DateOnly(end.Year, end.Month, 1).AddMonths(1).AddDays(-1) : to;
            from = from is { } start && dice.Next(3) == 0 ? new DateOnly(start.Year, start.Month, 1) : from;
            var filter = new RowFilter(from, to, Places[dice.Next(Places.Length)], dice.Next(2) == 0 ? RowFilter.Seller : RowFilter.Buyer);
            for (var narrowed = dice.Next(3); narrowed > 0; narrowed--)
            {
                var dimension = Dimension.All[dice.Next(Dimension.All.Count)];
                var values = dimension.Order(["350599"]).ToList();
                filter = filter.With(dimension, values[dice.Next(values.Count)]);
            }
            yield return filter;
        }
    }
}
