using System.Text.Json;
using TechMarket.AllInOne.Commands;
using TechMarket.AllInOne.Differences;

namespace TechMarket.Tests.AllInOne;

/// <summary>The comparisons by themselves, on rows that no database would hold.</summary>
public sealed class DifferencesFacts
{
    [Theory]
    [InlineData("1", "1.00")]
    [InlineData("\"2026-03-01T08:00:00.1234567+08:00\"", "\"2026-03-01T00:00:00.123456Z\"")]
    [InlineData("[\"DEV\"]", "[ \"DEV\" ]")]
    public void The_same_value_written_otherwise_is_the_same(string one, string other) => Assert.Empty(Of(one).DifferenceTo(Of(other)));

    [Theory]
    [InlineData("1", "1.01", "a 1 ≠ 1.01")]
    [InlineData("\"2026-03-01\"", "\"2026-03-02\"", "a “2026-03-01” ≠ “2026-03-02”")]
    [InlineData("\"2026-03-01T00:00:00.001Z\"", "\"2026-03-01T00:00:00.002Z\"", "a “2026-03-01T00:00:00.001Z” ≠ “2026-03-01T00:00:00.002Z”")]
    [InlineData("null", "\"x\"", "a – ≠ “x”")]
    [InlineData("[\"DEV\",\"TRF\"]", "[\"TRF\",\"DEV\"]", "a [\"DEV\",\"TRF\"] ≠ [\"TRF\",\"DEV\"]")]
    public void Another_value_is_named_with_both(string one, string other, string said) => Assert.Equal(said, Of(one).DifferenceTo(Of(other)));

    [Fact]
    public async Task Holdings_meet_at_the_same_id_and_in_the_order_of_its_letters()
    {
        // As Guid of .NET compares, the second would come first.
        var (first, second) = ("00000000-0000-7000-8000-000000000001", "01000000-0000-7000-8000-000000000000");
        var met = new List<string>();
        await foreach (var (id, rows) in SideBySide.Read([Rows(first, second, second), Rows(second), Rows()], default))
        {
            met.Add($"{id[..2]} {string.Join(' ', rows.Select(row => row is null ? "-" : "x"))}");
        }
        Assert.Equal(["00 x - -", "01 x x -", "01 x - -"], met);
    }

    [Fact]
    public async Task A_holding_out_of_order_is_not_compared() => await Assert.ThrowsAsync<Refused>(async () =>
    {
        await foreach (var _ in SideBySide.Read([Rows("01000000-0000-7000-8000-000000000000", "00000000-0000-7000-8000-000000000001")], default))
        {
        }
    });

    [Theory]
    [InlineData("1 2 3", 3, "")]
    [InlineData("1 2 4", 4, "缺少第 3 号")]
    [InlineData("3 4", 4, "缺少第 1 至 2 号")]
    [InlineData("1 2", 3, "计数为 3，最后的编号却是第 2 号")]
    [InlineData("1 2", 1, "计数为 1，最后的编号却是第 2 号")]
    [InlineData("1 9i 10", 10, "")]
    [InlineData("1 9i 11", 11, "缺少第 10 号")]
    [InlineData("1 9i", 8, "计数为 8，最后的编号却是第 9 号")]
    public void Numbers_have_no_gap_but_before_one_that_was_imported(string given, long last, string said) =>
        Assert.Equal(said, string.Join("; ", NumberRegister.Faults([.. given.Split(' ').Select(Sequence)], last, own: true)));

    [Theory]
    [InlineData("2026350500000001", false, "登记编号 2026350500000001 重复")]
    [InlineData("20263505000001", false, "不是 16 位数字")]
    [InlineData("20263505000001", true, "")]
    [InlineData("2026350500000a02", false, "不是 16 位数字")]
    public void A_number_is_given_once_and_has_sixteen_digits(string number, bool imported, string said)
    {
        var (register, found) = (new NumberRegister(), new Findings());
        register.Add(Contract("2026350500000001"), found);
        register.Add(Contract(number, imported), found);
        Assert.Contains(said, string.Join("; ", found.All.Select(difference => difference.Line)), StringComparison.Ordinal);
        Assert.Equal(said.Length > 0, found.All.Count == 1);
    }

    [Fact]
    public void Only_what_two_looks_found_is_left()
    {
        var (before, now) = (new Findings(), new Findings());
        before.Add("passes");
        before.Add(new Difference("late listings", "3 late", 3));
        now.Add(new Difference("late listings", "5 late", 5));
        now.Add("comes");
        Assert.Equal(["5 late"], now.StillThere(before).Select(difference => difference.Line));
    }

    [Fact]
    public void Every_wrong_figure_is_named_and_no_right_one()
    {
        var sums = new FigureSums("output", new DateOnly(2026, 2, 28));
        sums.Add(Contract("1", on: "2026-01-31", total: 500));
        sums.Add(Contract("2", on: "2025-02-28", total: 200));
        sums.Add(Contract("3", on: "2025-03-01", total: 300));
        sums.Add(Contract("4", on: "2026-01-31", total: 1000, district: "310000"));
        Dictionary<string, decimal> right = sums.All.ToDictionary();
        Assert.Equal((500m, 1m, 200m, 500m), (right["toDate.totalAmount"], right["byMonth 1.thisYearCount"], right["lastYearSamePeriod.totalAmount"], right["lastYearWhole.totalAmount"]));
        Assert.Empty(Compared(right, sums));
        Assert.All(right, figure => Assert.Equal(
            [$"统计（output）{figure.Key} 为 {figure.Value + 1}，合同合计为 {figure.Value}"],
            Compared(right.ToDictionary(one => one.Key, one => one.Key == figure.Key ? one.Value + 1 : one.Value), sums)));
        Assert.Single(Compared(right.Append(new("byType XYZ.count", 1)).ToDictionary(), sums));
    }

    private static string[] Compared(Dictionary<string, decimal> figures, FigureSums sums)
    {
        var found = new Findings();
        CompareFigures.Compare(figures, sums, found);
        return [.. found.All.Select(difference => difference.Line)];
    }

    private static (long, bool) Sequence(string word) => (long.Parse(word.TrimEnd('i'), System.Globalization.CultureInfo.InvariantCulture), word.EndsWith('i'));

    private static Row Of(string value) => new(JsonElement.Parse($$"""{"a":{{value}}}"""));

    private static Row Contract(string number, bool imported = false, string on = "2026-01-31", decimal total = 1, string district = "350503") => new(JsonSerializer.SerializeToElement(new
    {
        id = number, number, imported, status = "registered", office = "350500", year = 2026, sequence = 1, registeredOn = on, totalAmount = total,
        technologyAmount = total, sellerDistrict = district, buyerDistrict = district, type = "DEV", field = (string?)null,
    }));

    private static async IAsyncEnumerable<Row> Rows(params string[] ids)
    {
        foreach (var id in ids)
        {
            await Task.Yield();
            yield return new Row(JsonSerializer.SerializeToElement(new { id }));
        }
    }
}
