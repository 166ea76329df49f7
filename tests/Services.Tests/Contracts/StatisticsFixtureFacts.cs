using System.Text.Json;
using Npgsql;
using TechMarket.Contracts.Statistics;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Contracts;

/// <summary>
/// Figures that were published for Fujian and Quanzhou, filed as that many contracts of that much together: the statistics print the growth, the shares
/// and the totals that the papers printed. Where only growth was published, the base is reckoned from it.
/// </summary>
public sealed class StatisticsFixtureFacts(PublishedFigures published) : IClassFixture<PublishedFigures>
{
    [Fact]
    public async Task Fujian_2021_is_16320_contracts_of_214_yi_grown_by_16_61_percent()
    {
        var year = await Read("2021-12-31", "registered");
        Assert.Equal((16_320, 21_439_596_900m), (year.Count, year.Total));
        Assert.Equal(0.1661m, year.Growth);
        Assert.Equal(0.4914m, Growth.Of(year.Count, year.LastCount));
        Assert.Equal(decimal.Round(21_439_596_900m / 16_320, 2), year.Average);
        Assert.Equal([("350200", 0.5929m), ("350100", 0.3325m), ("350500", 0.0288m)],
            new[] { "350200", "350100", "350500" }.Select(city => (city, decimal.Round(year.Of(city) / year.Total, 4))));
    }

    [Theory]
    [InlineData("2020-12-31", 407_000_000, "1.9926")] // 2019: 1.36 亿元
    [InlineData("2022-02-28", 127_327_100, "1.6847")] // 83 contracts, 12,732.71 万元
    [InlineData("2022-09-30", 767_000_000, "0.9178")] // three quarters
    [InlineData("2022-12-31", 1_000_286_000, "0.62")] // more than 10 亿元
    [InlineData("2024-06-30", 574_000_000, "0.0892")] // 574 contracts
    public async Task Quanzhou_grew_as_was_printed(string asOf, long total, string growth)
    {
        var year = await Read(asOf, "output");
        Assert.Equal((total, decimal.Parse(growth, System.Globalization.CultureInfo.InvariantCulture)), (year.Total, year.Growth));
    }

    [Theory]
    [InlineData("2022-02-28", 83, "0.2769")]
    [InlineData("2024-06-30", 574, "1.1026")]
    public async Task So_did_its_number_of_contracts(string asOf, int count, string growth)
    {
        var year = await Read(asOf, "output");
        Assert.Equal((count, decimal.Parse(growth, System.Globalization.CultureInfo.InvariantCulture)), (year.Count, Growth.Of(year.Count, year.LastCount)));
    }

    [Fact]
    public async Task Three_quarters_of_2022_were_more_than_all_of_2021()
    {
        var year = await Read("2022-09-30", "output");
        Assert.True(year.Total > year.LastWhole);
        Assert.Equal(617_460_494m, year.LastWhole);
    }

    [Fact]
    public async Task The_types_of_a_year_add_up_to_it()
    {
        var official = await published.Market.SignInAsSupervisor();
        var year = await official.Read("api/contracts/statistics?asOf=2021-12-31");
        Assert.Equal(21_439_596_900m, year.GetProperty("byType").EnumerateArray().Sum(type => type.GetProperty("totalAmount").GetDecimal()));
        Assert.Equal(5, year.GetProperty("byType").GetArrayLength());
    }

    private async Task<Year> Read(string asOf, string basis)
    {
        var official = await published.Market.SignInAsSupervisor();
        return new Year(await official.Read($"api/contracts/statistics?asOf={asOf}&basis={basis}"));
    }

    private sealed record Year(JsonElement Read)
    {
        public int Count => Read.GetProperty("toDate").GetProperty("count").GetInt32();
        public decimal Total => Read.GetProperty("toDate").GetProperty("totalAmount").GetDecimal();
        public int LastCount => Read.GetProperty("lastYearSamePeriod").GetProperty("count").GetInt32();
        public decimal LastWhole => Read.GetProperty("lastYearWhole").GetProperty("totalAmount").GetDecimal();
        public decimal Growth => Read.GetProperty("growth").GetDecimal();
        public decimal Average => Read.GetProperty("average").GetDecimal();

        /// <summary>The value of a city of the province; Quanzhou's is that of its districts.</summary>
        public decimal Of(string city) => Read.GetProperty("breakdowns").EnumerateArray().Single(b => b.GetProperty("dimension").GetString() == "sellerDistrict")
            .GetProperty("slices").EnumerateArray().Where(slice => slice.GetProperty("code").GetString()!.StartsWith(city[..4], StringComparison.Ordinal))
            .Sum(slice => slice.GetProperty("totalAmount").GetDecimal());
    }
}

/// <summary>A market with as many contracts, of as much together, as was published.</summary>
public sealed class PublishedFigures : IAsyncLifetime
{
    /// <summary>Day, contracts, 元 together, the seller's place.</summary>
    private static readonly (string Day, int Count, decimal Total, string Seller)[] All =
    [
        ("2019-06-30", 100, 136_000_000m, "350503"),
        ("2020-06-30", 150, 407_000_000m, "350582"),
        ("2020-09-01", 10_793, 17_979_000_000m, "350200"), // Fujian 2020: 10,943 contracts, 183.86 亿元
        ("2021-01-15", 65, 47_426_938m, "350503"), // 12,732.71 万元 grew by 168.47 %
        ("2021-08-15", 180, 352_510_490m, "350582"), // three quarters: 3.99937428 亿元, as 7.67 grew by 91.78 %
        ("2021-11-15", 150, 217_523_066m, "3505Z2"), // the year: 2.88 % of the province
        ("2021-05-05", 9_000, 12_711_537_002m, "350200"), // 59.29 %
        ("2021-05-05", 5_000, 7_128_665_969m, "350100"), // 33.25 %
        ("2021-05-05", 1_925, 981_933_435m, "350600"), // what is left of 16,320 contracts, 214.395969 亿元
        ("2022-02-28", 83, 127_327_100m, "350503"),
        ("2022-09-30", 300, 639_672_900m, "350582"),
        ("2022-10-01", 120, 233_286_000m, "350502"),
        ("2023-06-30", 273, 526_992_288m, "350581"), // 5.74 亿元 grew by 8.92 %
        ("2023-07-01", 200, 400_000_000m, "350581"),
        ("2024-06-30", 574, 574_000_000m, "350583"),
    ];

    internal Market Market { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Market = await Market.Open();
        await using var database = NpgsqlDataSource.Create(Market.Database);
        foreach (var (day, count, total, seller) in All)
        {
            var each = decimal.Floor(total / count);
            await using var insert = database.CreateCommand(
                """
                insert into contracts.contracts (id, status, created_at, registered_on, office, demo, deductions, title, type, seller_name, seller_district, buyer_name, buyer_district, total_amount, technology_amount)
                select gen_random_uuid(), 'registered', now(), $1, '350599', true, '[]', '合同', (array['DEV','TRF','LIC','CON','SRV'])[1 + i % 5], '卖方', $2, '买方', '350502', amount, amount
                from (select i, case i when 1 then $3 - ($4 - 1) * $5 else $5 end as amount from generate_series(1, $4) i) made
                """);
            insert.Parameters.AddWithValue(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            insert.Parameters.AddWithValue(seller);
            insert.Parameters.AddWithValue(total);
            insert.Parameters.AddWithValue(count);
            insert.Parameters.AddWithValue(each);
            await insert.ExecuteNonQueryAsync();
        }
    }

    public async Task DisposeAsync() => await Market.DisposeAsync();
}
