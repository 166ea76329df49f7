using TechMarket.Events;
using TechMarket.Search;

namespace TechMarket.Tests.Search;

/// <summary>What every engine owes: who is found and who comes first, never a score.</summary>
public abstract class TextIndexFacts : IAsyncLifetime
{
    private protected ITextIndex Index { get; private set; } = null!;

    private protected abstract ITextIndex Open();

    public Task InitializeAsync()
    {
        Index = Open();
        return Task.CompletedTask;
    }

    public virtual async Task DisposeAsync() => await Index.DisposeAsync();

    private protected async Task Add(params Listing[] listings)
    {
        await Index.Upsert(listings, default);
        await Index.WaitUntilVisible(default);
    }

    private protected async Task<string[]> Titles(string text) =>
        [.. (await Index.Find(new FindQuery { Text = text }, default)).Hits.Select(hit => hit.Listing.Title)];

    private protected Task<Found> Find(FindQuery query) => Index.Find(query, default);

    [Theory]
    [InlineData("鋰電池")]
    [InlineData("锂电池")]
    [InlineData("锂 电池")]
    [InlineData("  锂电池  回收 ")]
    public async Task Either_script_finds_either_script(string query)
    {
        await Add(Sample.Result("鋰電池回收技術"), Sample.Result("锂电池回收工艺"), Sample.Result("陶瓷釉料配方"));
        Assert.Equal(["鋰電池回收技術", "锂电池回收工艺"], (await Titles(query)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task One_character_is_a_query()
    {
        await Add(Sample.Result("茶叶杀青机"), Sample.Result("鞋底材料"));
        Assert.Equal(["茶叶杀青机"], await Titles("茶"));
    }

    [Theory]
    [InlineData("battery")]
    [InlineData("Batteries")]
    [InlineData("ＢＡＴＴＥＲＹ")]
    public async Task Plural_case_and_width_do_not_matter(string query)
    {
        await Add(Sample.Result("Recycling of lithium batteries"), Sample.Result("A battery for ships"), Sample.Result("Coating of tiles"));
        Assert.Equal(2, (await Titles(query)).Length);
    }

    [Fact]
    public async Task A_word_in_the_title_comes_before_one_in_the_text()
    {
        await Add(Sample.Result("一种装置", "用于石材切割的装置，也可用于陶瓷"), Sample.Result("石材切割机", "一种机器，结构简单"));
        Assert.Equal(["石材切割机", "一种装置"], await Titles("石材切割"));
    }

    [Fact]
    public async Task All_words_of_a_short_query_are_needed()
    {
        await Add(Sample.Result("纺织机械"), Sample.Result("纺织机械的节能改造"), Sample.Result("节能灯"));
        Assert.Equal(["纺织机械的节能改造"], await Titles("纺织 节能"));
    }

    [Fact]
    public async Task A_quoted_phrase_stands_together()
    {
        await Add(Sample.Result("染色废水的处理与废水染色监测"), Sample.Result("废水处理后的染色工艺"));
        Assert.Equal(["染色废水的处理与废水染色监测"], await Titles("\"染色废水\""));
    }

    [Fact]
    public async Task Forms_of_an_english_word_are_found_after_the_word_itself()
    {
        await Add(Sample.Result("Coated steel for ships"), Sample.Result("Coating steel for ships"), Sample.Result("Bearing steel for ships"));
        Assert.Equal(["Coating steel for ships", "Coated steel for ships"], await Titles("coating"));
        Assert.Equal(["Coated steel for ships"], await Titles("\"coated\""));
    }

    [Fact]
    public async Task An_english_query_finds_chinese_text()
    {
        await Add(Sample.Result("压力传感器标定"), Sample.Result("鞋底材料"), Sample.Result("Sensor housings"));
        Assert.Equal(["Sensor housings", "压力传感器标定"], (await Titles("sensors")).Order(StringComparer.Ordinal));
        Assert.Equal(["Sensor housings"], await Titles("\"sensor\""));
    }

    [Theory]
    [InlineData("taociyouliao")]
    [InlineData("tao ci you liao")]
    [InlineData("taoci 釉料")]
    [InlineData("陶瓷youliao")]
    [InlineData("tcyl")]
    [InlineData("陶词釉料")]
    [InlineData("陶磁釉")]
    [InlineData("陶瓷由廖")]
    [InlineData("陶瓷釉枓")]
    [InlineData("陶釉料")]
    [InlineData("陶瓷釉釉料")]
    [InlineData("ＴＣＹＬ")]
    public async Task What_was_typed_wrongly_or_by_its_sound_is_found_and_said_to_be_near(string typed)
    {
        await Add(Sample.Result("石材切割机", "陶土与瓷土、釉和料"), Sample.Result("陶瓷釉料瓷釉配方"), Sample.Result("讨论次要的话"));
        var found = await Find(new FindQuery { Text = typed, Facets = [Facet.Kind] });
        Assert.Equal("陶瓷釉料瓷釉配方", found.Hits[0].Listing.Title);
        Assert.False(found.Loose);
        Assert.Equal(found.Total, found.Facets[Facet.Kind]["result"]);
    }

    [Theory]
    [InlineData("西红柿种植", "番茄种植")]
    [InlineData("列印头", "打印头")]
    public async Task A_word_that_no_listing_holds_finds_what_means_the_same(string typed, string title)
    {
        await Add(Sample.Result(title), Sample.Result("陶瓷釉料"));
        var found = await Find(new FindQuery { Text = typed });
        Assert.Equal((title, 1, 0), (found.Hits[0].Listing.Title, found.Total, found.Exact));
    }

    [Fact]
    public async Task Where_many_hold_what_was_typed_nothing_else_is_found()
    {
        await Add([.. Enumerable.Range(0, 12).Select(_ => Sample.Result("陶瓷釉料")), Sample.Result("陶词釉料")]);
        var found = await Find(new FindQuery { Text = "陶瓷釉料" });
        Assert.Equal((12, 12, null), (found.Total, found.Exact, found.Meant));
    }

    [Fact]
    public async Task Where_few_do_they_come_first_and_are_counted()
    {
        await Add(Sample.Result("陶词釉料"), Sample.Result("陶瓷釉料"));
        var found = await Find(new FindQuery { Text = "陶瓷釉料" });
        Assert.Equal(("陶瓷釉料", 2, 1, null), (found.Hits[0].Listing.Title, found.Total, found.Exact, found.Meant));
    }

    [Fact]
    public async Task What_was_meant_is_said_where_nothing_holds_what_was_typed()
    {
        await Add(Sample.Result("陶瓷釉料配方"), Sample.Result("鞋底材料"));
        Assert.Equal("陶瓷釉料", (await Find(new FindQuery { Text = "陶词釉料" })).Meant);
        Assert.Equal((0, "ceramics"), await Nothing("ceramiks"));
        Assert.Equal((0, null), await Nothing("graphine"));

        async Task<(long, string?)> Nothing(string text) => await Find(new FindQuery { Text = text }) is var found ? (found.Total, found.Meant) : default;
    }

    [Theory]
    [InlineData("陶")]
    [InlineData("陶瓷釉")]
    [InlineData("陶词")]
    [InlineData("t")]
    [InlineData("tao")]
    [InlineData("taociy")]
    [InlineData("taociyouli")]
    [InlineData("tao ci yo")]
    [InlineData("tcyl")]
    [InlineData("tc")]
    [InlineData("陶瓷 you")]
    [InlineData("for kil")]
    public async Task What_is_being_typed_is_gone_on_with_by_titles(string typed)
    {
        await Add(Sample.Result("陶瓷釉料配方 for kilns"), Sample.Result("鞋底材料", "陶瓷釉料"));
        Assert.Equal("陶瓷釉料配方 for kilns", (await Index.Suggest(typed, "result", 8, default))[0].Title);
        Assert.DoesNotContain(await Index.Suggest(typed, null, 8, default), listing => listing.Title == "鞋底材料");
        Assert.Empty(await Index.Suggest(typed, "need", 8, default));
    }

    [Theory]
    [InlineData("陶瓷配")]
    [InlineData("xyz")]
    [InlineData("！")]
    [InlineData("\"陶瓷\"")]
    public async Task What_no_title_goes_on_from_suggests_nothing(string typed)
    {
        await Add(Sample.Result("陶瓷釉料配方"));
        Assert.Empty(await Index.Suggest(typed, null, 8, default));
    }

    [Fact]
    public async Task A_sentence_finds_what_holds_most_of_it_though_not_all()
    {
        var fits = Sample.Result("Dyeing", "Ozone decolourises effluents of dye works");
        await Add(fits, Sample.Result("Report", "A treatment of the question whether the reduction of costs was possible"), Sample.Result("Kiln", "Glaze"));
        var found = await Find(new FindQuery { Text = "Ozone treatment leads to a strong reduction of colour in dye effluents" });
        Assert.Equal(fits.Id, found.Hits[0].Listing.Id);
        Assert.Equal((2, false), (found.Total, found.Loose));
    }

    [Fact]
    public async Task A_question_no_listing_answers_word_for_word_finds_what_comes_near()
    {
        await Add(Sample.Result("印染废水脱色", "采用臭氧对印染废水进行深度脱色"), Sample.Result("鞋楦三维扫描"));
        var found = await Find(new FindQuery { Text = "请问有没有哪家单位可以帮助我们解决印染车间排出废水的颜色问题" });
        Assert.True(found.Loose);
        Assert.Equal("印染废水脱色", found.Hits[0].Listing.Title);
    }

    [Fact]
    public async Task Filters_that_exclude_every_hit_find_nothing_rather_than_something_near()
    {
        await Add(Sample.Result("印染废水脱色") with { Field = "07" }, Sample.Result("印染设备") with { Field = "03" });
        Assert.Equal(0, (await Find(new FindQuery { Text = "印染废水脱色", Filters = Only(Facet.Field, "03") })).Total);
    }

    [Fact]
    public async Task An_older_or_equal_version_is_ignored()
    {
        var listing = Sample.Result("新的名称", version: 5);
        await Add(listing);
        await Add(listing with { Title = "旧的名称", Version = 4 }, listing with { Title = "同版名称", Version = 5 });
        Assert.Equal(["新的名称"], await Titles("名称"));
        Assert.Equal(1, await Index.Upsert([listing with { Version = 6 }], default));
    }

    [Fact]
    public async Task A_removed_listing_is_found_no_more_and_an_older_version_does_not_bring_it_back()
    {
        var listing = Sample.Need("防水透湿面料");
        await Add(listing);
        Assert.True(await Index.Remove(listing.Id, 2, default));
        await Add(listing, listing with { Version = 2 });
        Assert.Empty(await Titles("防水透湿"));
        Assert.Null(await Index.Get(listing.Id, default));
        Assert.Equal(0, (await Find(new FindQuery())).Total);
        await Add(listing with { Version = 3 });
        Assert.Single(await Titles("防水透湿"));
    }

    [Fact]
    public async Task A_removal_may_arrive_before_the_listing()
    {
        var listing = Sample.Need("石墨烯浆料");
        Assert.True(await Index.Remove(listing.Id, 2, default));
        await Add(listing);
        Assert.Empty(await Titles("石墨烯"));
    }

    [Fact]
    public async Task All_that_can_be_found_is_read_in_the_order_of_ids_page_by_page()
    {
        var listings = Enumerable.Range(0, 9).Select(i => Sample.Result($"成果{i}") with { Id = Guid.NewGuid() })
            .OrderBy(listing => listing.Id.ToString("N"), StringComparer.Ordinal).ToArray();
        await Add([.. listings.Reverse()]);
        await Add(listings[4] with { Title = "改名", Version = 2 });
        await Index.Remove(listings[2].Id, 2, default);
        await Index.WaitUntilVisible(default);
        var read = new List<Listing>();
        while (await Index.InOrder(read.LastOrDefault()?.Id, 3, default) is { Count: > 0 } page)
        {
            read.AddRange(page);
        }
        Assert.Equal(listings.Where(listing => listing != listings[2]).Select(listing => listing.Id), read.Select(listing => listing.Id));
        Assert.Equal("改名", read[3].Title);
        Assert.Equal(listings[3].Id, (await Index.InOrder(listings[2].Id, 1, default))[0].Id);
    }

    [Fact]
    public async Task Filters_on_money_and_owner_hold()
    {
        var cheap = Sample.Need("面料需求甲") with { AmountFrom = 10_000, AmountTo = 50_000, Deadline = new DateOnly(2026, 6, 30) };
        var dear = Sample.Need("面料需求乙") with { AmountFrom = 500_000.5m, AmountTo = 900_000, Deadline = new DateOnly(2026, 1, 31) };
        var open = Sample.Need("面料需求丙");
        await Add(cheap, dear, open);
        Assert.Equal([cheap.Id], await Ids(new FindQuery { AmountTo = 500_000 }));
        Assert.Equal([dear.Id], await Ids(new FindQuery { AmountFrom = 50_000.01m }));
        Assert.Equal([open.Id], await Ids(new FindQuery { OrganisationId = open.OrganisationId }));
    }

    [Fact]
    public async Task Recall_gives_the_other_side_without_ones_own()
    {
        var need = Sample.Need("锂离子电池防爆技术", "电池热失控时的安全防护");
        var own = Sample.Result("锂离子电池防爆阀") with { OrganisationId = need.OrganisationId };
        var near = Sample.Result("锂电池热失控防护结构");
        await Add(need, own, near, Sample.Result("茶叶包装"), Sample.Need("锂离子电池防爆"));
        var recalled = await Index.Recall(new RecallQuery(need, "result", WithoutOrganisation: need.OrganisationId), default);
        Assert.Equal(near.Id, Assert.Single(recalled).Listing.Id);
    }

    [Fact]
    public async Task Statistics_count_listings_by_folded_term()
    {
        await Add(Sample.Result("鋰電池"), Sample.Result("锂电材料"), Sample.Result("陶瓷"));
        Assert.Equal(3, Index.Statistics.Listings);
        Assert.Equal(2, Index.Statistics.ListingsWith("锂电"));
    }

    private protected static Dictionary<Facet, IReadOnlyCollection<string>> Only(Facet facet, params string[] values) => new() { [facet] = values };

    private async Task<Guid[]> Ids(FindQuery query) => [.. (await Find(query)).Hits.Select(hit => hit.Listing.Id)];
}
