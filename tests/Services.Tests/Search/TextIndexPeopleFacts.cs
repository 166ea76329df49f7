using TechMarket.Events;
using TechMarket.Search;
using TechMarket.Search.Scoring;

namespace TechMarket.Tests.Search;

/// <summary>What every engine owes of whose the listings are: organisations, and their experts.</summary>
public abstract class TextIndexPeopleFacts : TextIndexFacts
{
    private static readonly FindQuery Results = new() { Filters = Only(Facet.Kind, "result") };

    [Fact]
    public async Task Organisations_are_counted_by_what_is_found_of_them()
    {
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        await Add(Sample.Result("陶瓷釉料配方") with { OrganisationId = one }, Sample.Result("陶瓷窑炉节能") with { OrganisationId = one },
            Sample.Result("陶瓷坯体干燥") with { OrganisationId = two }, Sample.Result("水泵叶轮") with { OrganisationId = two }, Sample.Result("海带切丝") with { OrganisationId = two },
            Sample.Need("陶瓷裂纹检测"), Sample.Result("陶瓷刀具") with { OrganisationId = Listing.Importer });
        Assert.Equal([(one, 2), (two, 1)], await Counts(Results with { Text = "陶瓷" }));
        Assert.Equal([(two, 3), (one, 2)], await Counts(Results));
        Assert.Equal([(one, 2)], await Counts(Results with { Skip = 1, Take = 1 }));
        Assert.Empty(await Counts(Results with { Text = "石油钻井" }));
        var (total, page) = await Index.Contributors(Results with { Text = "窑炉 节能 陶瓷", Take = 1 }, CountBy.Organisation, default);
        Assert.Equal((1, "陶瓷窑炉节能"), (total, page[0].Best[0].Title));

        async Task<(Guid, int)[]> Counts(FindQuery query) =>
            [.. (await Index.Contributors(query, CountBy.Organisation, default)).Page.Select(one => (one.OrganisationId, one.Listings))];
    }

    [Fact]
    public async Task Experts_of_one_name_at_two_organisations_are_two_and_those_of_imported_results_are_nobody()
    {
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        await Add(By(one, "陶瓷釉料配方", "张三", "李四"), By(one, "陶瓷窑炉节能", "张三"), By(two, "陶瓷坯体干燥", "张三", "李四"), By(two, "水泵叶轮", "李四"), By(two, "海带切丝", "李四"),
            By(one, "陶瓷刀具"), By(Listing.Importer, "陶瓷轴承", "张三"), By(one, "陶瓷需求", "张三") with { Kind = "need" });
        Assert.Equal(Sorted((one, "张三", 2), (one, "李四", 1), (two, "张三", 1), (two, "李四", 1)), await Counts(Results with { Text = "陶瓷" }));
        var all = await Counts(Results);
        Assert.Equal(Sorted((two, "李四", 3), (one, "张三", 2), (one, "李四", 1), (two, "张三", 1)), all);
        Assert.Equal(all[1..3], await Counts(Results with { Skip = 1, Take = 2 }));
        Assert.Equal(4, (await Index.Contributors(Results with { Take = 1 }, CountBy.Expert, default)).Total);
        Assert.Empty(await Counts(Results with { Text = "石油钻井" }));

        static (Guid, string, int)[] Sorted(params (Guid Organisation, string Name, int Count)[] experts) =>
            [.. experts.OrderByDescending(expert => expert.Count).ThenBy(expert => Convert.ToHexString(expert.Organisation.ToByteArray(bigEndian: true)), StringComparer.Ordinal)
                .ThenBy(expert => expert.Name, StringComparer.Ordinal)];
    }

    [Fact]
    public async Task The_best_or_the_newest_results_of_an_expert_come_first()
    {
        var one = Guid.NewGuid();
        await Add([.. Enumerable.Range(1, 5).Select(day => By(one, $"陶瓷釉料第{day}种", "王五") with { PublishedAt = Sample.Day.AddDays(day) }),
            By(one, "釉料釉料", "王五") with { PublishedAt = Sample.Day }]);
        Assert.Equal(["陶瓷釉料第5种", "陶瓷釉料第4种", "陶瓷釉料第3种"], await Best(Results with { Sort = FindSort.Newest }));
        Assert.Equal("釉料釉料", (await Best(Results with { Text = "釉料" }))[0]);

        async Task<string[]> Best(FindQuery query) => [.. Assert.Single((await Index.Contributors(query, CountBy.Expert, default)).Page).Best.Select(listing => listing.Title)];
    }

    [Fact]
    public async Task A_listing_is_found_by_the_name_of_an_expert_as_by_that_of_its_organisation_but_is_not_compared_by_it()
    {
        var one = By(Guid.NewGuid(), "微波干燥", "丁前", "欧阳示例");
        await Add(one, By(Guid.NewGuid(), "热风干燥", "司马样本"));
        Assert.Equal(1, (await Find(new FindQuery { Text = "欧阳示例" })).Exact);
        Assert.Equal(["微波干燥"], await Titles("歐陽示例"));
        Assert.Equal(["微波干燥"], await Titles("ouyangshili"));
        Assert.Equal(["微波干燥"], await Titles("欧阳示例 干燥"));
        Assert.Equal([(one.OrganisationId, "欧阳示例", 1), (one.OrganisationId, "丁前", 1)], await Counts(Results with { Text = "欧阳示例" }));
        Assert.Equal(["丁前", "欧阳示例"], (await Index.Get(one.Id, default))!.Experts);
        Assert.Equal(TermCounts.Of(one with { Experts = null }).Keys, TermCounts.Of(one).Keys);
    }

    [Fact]
    public async Task Only_the_results_of_one_expert_are_asked_for_by_the_whole_name_with_the_organisation_or_without()
    {
        var (one, two, imported) = (By(Guid.NewGuid(), "陶瓷釉料", "张三", "李四"), By(Guid.NewGuid(), "水泵叶轮", "张三"), By(Listing.Importer, "海带切丝", "张三"));
        var other = By(one.OrganisationId, "陶瓷窑炉", "张三丰");
        Listing[] all = [one, two, imported, other];
        await Add(all);
        FindQuery[] queries =
        [
            new() { Expert = "张三" }, new() { Expert = "张三", OrganisationId = one.OrganisationId }, new() { Expert = "张三", Text = "水泵叶轮" }, new() { Expert = "李四", OrganisationId = two.OrganisationId },
            new() { Expert = "张" }, new() { Expert = "张三丰", Text = "陶瓷" },
        ];
        (int, int)[] expected = [(0, 0), (0, 1), (0, 2), (1, 0), (2, 1), (5, 3)];
        foreach (var (place, query) in queries.Index())
        {
            var wanted = expected.Where(pair => pair.Item1 == place).Select(pair => all[pair.Item2].Title);
            Assert.Equal(wanted.Order(), (await Find(query)).Hits.Select(hit => hit.Listing.Title).Order());
        }
        Assert.Equal(expected, (await Index.WhichFind(queries, all, default)).Order());
    }

    private static Listing By(Guid organisation, string title, params string[] experts) => Sample.Result(title) with { OrganisationId = organisation, Experts = experts };

    private async Task<(Guid, string, int)[]> Counts(FindQuery query) =>
        [.. (await Index.Contributors(query, CountBy.Expert, default)).Page.Select(one => (one.OrganisationId, one.Expert!, one.Listings))];
}
