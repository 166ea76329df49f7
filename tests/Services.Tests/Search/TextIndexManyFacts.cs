using TechMarket.Events;
using TechMarket.Events.Codes;
using TechMarket.Platform;
using TechMarket.Search;
using TechMarket.Search.Scoring;
using TechMarket.Search.Text;

namespace TechMarket.Tests.Search;

/// <summary>What every engine owes over many listings and under strange input.</summary>
public abstract class TextIndexManyFacts : TextIndexPeopleFacts
{
    private static readonly string[] Words = ["电池", "陶瓷", "鞋材", "石材", "茶叶", "面料", "染色", "机械", "传感", "催化"];

    [Fact]
    public async Task Facet_counts_are_exact_and_do_not_shrink_by_their_own_filter()
    {
        var all = Many(700);
        await Add(all);
        var filters = new Dictionary<Facet, IReadOnlyCollection<string>>
        {
            [Facet.Field] = ["01", "05"],
            [Facet.Mode] = ["DEV"],
            [Facet.Industry] = ["C"],
        };
        var found = await Find(new FindQuery { Text = "电池", Filters = filters, Facets = Enum.GetValues<Facet>() });
        var worded = all.Where(listing => (listing.Title + " " + listing.Text).Contains("电池", StringComparison.Ordinal)).ToList();
        Assert.Equal(worded.Count(listing => filters.All(filter => Passes(listing, filter.Key, filter.Value))), found.Total);
        foreach (var facet in Enum.GetValues<Facet>())
        {
            var others = worded.Where(listing => filters.Where(filter => filter.Key != facet).All(filter => Passes(listing, filter.Key, filter.Value)));
            var expected = others.SelectMany(listing => Values(listing, facet)).CountBy(value => value).ToDictionary();
            Assert.Equal(expected.OrderBy(count => count.Key), found.Facets[facet].OrderBy(count => count.Key));
        }
    }

    [Fact]
    public async Task Pages_neither_repeat_nor_lose_a_listing()
    {
        var all = Many(230);
        await Add(all);
        foreach (var (sort, text) in new[] { (FindSort.Relevance, "电池 OR"), (FindSort.Newest, ""), (FindSort.Relevance, "电池") })
        {
            var whole = await Find(new FindQuery { Text = text, Sort = sort, Take = 1000 });
            var paged = new List<Guid>();
            for (var skip = 0; skip < whole.Total; skip += 7)
            {
                paged.AddRange((await Find(new FindQuery { Text = text, Sort = sort, Skip = skip, Take = 7 })).Hits.Select(hit => hit.Listing.Id));
            }
            Assert.Equal(whole.Total, whole.Hits.Count);
            Assert.Equal(whole.Hits.Select(hit => hit.Listing.Id), paged);
        }
    }

    [Fact]
    public async Task Newest_comes_first()
    {
        var all = Many(50);
        await Add(all);
        var found = await Find(new FindQuery { Sort = FindSort.Newest, Take = 50 });
        Assert.Equal(all.OrderByDescending(listing => listing.PublishedAt).Select(listing => listing.PublishedAt), found.Hits.Select(hit => hit.Listing.PublishedAt));
    }

    public static TheoryData<string> Strange => new()
    {
        new string('电', 100_000), string.Concat(Enumerable.Repeat("电池 \"热失控 ", 9_000)), "\"", "“电池", "」「", "\0\u0001\u001b\u202e", "，。！？…—", "*:* AND (", "a* OR b? ~^2",
        "\ud840", "电\udc00池", "the of and", string.Join(' ', Enumerable.Range(0, 20_000)), new string('a', 100_000), "🔋🔋", "İstanbul ﬃ ㎡",
    };

    [Theory]
    [MemberData(nameof(Strange))]
    public async Task Strange_queries_are_answered(string query)
    {
        await Add(Many(20));
        var found = await Find(new FindQuery { Text = query, Facets = Enum.GetValues<Facet>() });
        Assert.InRange(found.Total, 0, 20);
    }

    [Theory]
    [MemberData(nameof(Strange))]
    public async Task Strange_texts_are_indexed_and_found(string text)
    {
        var listing = Sample.Result("古怪文字样本" + text, text + "尾部标记词");
        await Add(listing);
        Assert.Equal(listing.Id, Assert.Single((await Find(new FindQuery { Text = "尾部标记词" })).Hits).Listing.Id);
        Assert.NotNull(await Index.Recall(new RecallQuery(listing, "need"), default));
    }

    [Fact]
    public async Task Punctuation_alone_finds_nothing_and_blank_finds_all()
    {
        await Add(Many(5));
        Assert.Equal(0, (await Find(new FindQuery { Text = "，。！" })).Total);
        Assert.Equal(5, (await Find(new FindQuery { Text = "  \t" })).Total);
    }

    [Fact]
    public async Task A_rebuild_answers_as_before_until_it_is_published_and_misses_nothing_written_meanwhile()
    {
        var (kept, dropped, late, gone) = (Sample.Result("保留的成果"), Sample.Result("消失的成果"), Sample.Result("后来的成果"), Sample.Result("撤回的成果"));
        await Add(kept, dropped, gone);
        await using (var rebuild = await Index.Rebuild(default))
        {
            await Add(late);
            await Index.Remove(gone.Id, 2, default);
            await rebuild.Upsert([kept, gone], default);
            await Index.WaitUntilVisible(default);
            Assert.Equal(3, (await Find(new FindQuery { Text = "成果" })).Total);
            await rebuild.Publish("42", default);
        }
        var found = await Find(new FindQuery { Text = "成果" });
        Assert.Equal(new[] { kept.Id, late.Id }.Order(), found.Hits.Select(hit => hit.Listing.Id).Order());
        Assert.Equal("42", Index.Mark);
    }

    [Fact]
    public async Task Recall_stays_within_one_organisation_and_kind_and_forgets_the_removed()
    {
        var draft = Sample.Result("锂离子电池防爆阀");
        var own = Sample.Result("锂离子电池防爆结构") with { OrganisationId = draft.OrganisationId };
        var gone = Sample.Result("锂离子电池防爆外壳") with { OrganisationId = draft.OrganisationId };
        await Add(own, gone, Sample.Result("锂离子电池防爆片"), Sample.Need("锂离子电池防爆") with { OrganisationId = draft.OrganisationId });
        await Index.Remove(gone.Id, 9, default);
        await Index.WaitUntilVisible(default);
        var recalled = await Index.Recall(new RecallQuery(draft, "result", OfOrganisation: draft.OrganisationId), default);
        Assert.Equal(own.Id, Assert.Single(recalled).Listing.Id);
        Assert.Empty(await Index.Recall(new RecallQuery(draft, "result", OfOrganisation: Guid.NewGuid()), default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20_000)]
    public async Task A_candidate_is_compared_as_the_listing_itself_would_be(int differentCharacters)
    {
        var text = "锂离子 battery 电池 " + string.Concat(Enumerable.Range(0, differentCharacters).Select(at => (char)('\u4E00' + (at * 7919 % 20_000))));
        var (need, result) = (Sample.Need("锂离子电池 battery"), Sample.Result("电池外壳", text) with { Keywords = ["防爆"], Field = "0405" });
        await Add(need, result, Sample.Result("陶瓷"));
        var candidate = Assert.Single(await Index.Recall(new RecallQuery(need, "result"), default));
        Assert.Equal("", candidate.Listing.Text);
        Assert.Equivalent(result with { Text = "" }, candidate.Listing);
        var own = new TermWeights(need, Index.Statistics);
        Assert.True(own.Likeness(new TermWeights(result, Index.Statistics)) > 0);
        Assert.Equal(own.Likeness(new TermWeights(result, Index.Statistics)), own.Likeness(new TermWeights(candidate.Terms, Index.Statistics)), 9);
    }

    [Fact]
    public async Task An_abandoned_rebuild_changes_nothing()
    {
        await Add(Sample.Result("保留的成果"));
        await using (var rebuild = await Index.Rebuild(default))
        {
            await rebuild.Upsert([Sample.Result("另一成果")], default);
        }
        Assert.Single(await Titles("成果"));
        await using var again = await Index.Rebuild(default);
    }

    /// <summary>Queries as people save them: words of all sorts, alone or together, with filters or without.</summary>
    [Fact]
    public async Task Asked_of_few_listings_many_queries_find_what_they_find_in_an_index_that_holds_them()
    {
        var random = new Random(11);
        var listings = Many(60).Select(listing => listing with { AmountFrom = random.Next(3) == 0 ? null : random.Next(900), AmountTo = 1_000 }).Append(
            Sample.Result("Coating of battery housings", "Sensors for ships, dyeing and ceramics")).ToArray();
        await Add([.. listings, .. Many(40)]);
        string[] words = ["", "，", "\"电池陶瓷\"", "battery", "sensors dyeing", "電池 OR", "机械传感技术的研究", "请问有没有哪家单位可以解决染色问题", "the coating of ships and ceramic sensors", .. Words];
        var same = new Synonyms([["陶瓷", "机械"], ["染色", "着色"]]);
        var queries = Enumerable.Range(0, 400).Select(_ => new FindQuery
        {
            Text = string.Join(' ', Enumerable.Range(0, 1 + random.Next(2)).Select(_ => words[random.Next(words.Length)])),
            Filters = random.Next(2) == 0 ? Only(Facet.Field, "01", "05") : random.Next(2) == 0 ? Only(Facet.Industry, "C") : new Dictionary<Facet, IReadOnlyCollection<string>>(),
            AmountFrom = random.Next(4) == 0 ? 400 : null,
            AmountTo = random.Next(4) == 0 ? 500 : null,
            MaturityFrom = random.Next(6) == 0 ? 4 : null,
            PublishedTo = random.Next(9) == 0 ? Sample.Day.BusinessDate() : null,
            OrganisationId = random.Next(9) == 0 ? listings[random.Next(listings.Length)].OrganisationId : null,
            Facets = Enum.GetValues<Facet>(),
            Synonyms = random.Next(3) == 0 ? same : Synonyms.None,
        }).ToList();
        var expected = new List<(int, int)>();
        foreach (var (place, query) in queries.Index())
        {
            var found = await Find(query with { Take = 1000 });
            var ids = found.Loose ? [] : found.Hits.Select(hit => hit.Listing.Id).ToHashSet();
            expected.AddRange(listings.Index().Where(listing => ids.Contains(listing.Item.Id)).Select(listing => (place, listing.Index)));
        }
        Assert.InRange(expected.Count, 100, (queries.Count * listings.Length) - 100);
        Assert.Equal(expected.Order(), (await Index.WhichFind(queries, listings, default)).Order());
        Assert.Equal(expected.Order(), (await Index.WhichFind(queries, listings, default)).Order());
        Assert.Empty(await Index.WhichFind([], listings, default));
        Assert.Empty(await Index.WhichFind(queries, [], default));
    }

    [Theory]
    [MemberData(nameof(Strange))]
    public async Task Strange_queries_and_texts_are_asked_of_few_listings_too(string text)
    {
        var found = await Index.WhichFind([new FindQuery { Text = text }, new FindQuery { Text = "尾部标记词" }], [Sample.Result("古怪文字样本" + text, text + "尾部标记词")], default);
        Assert.Contains((1, 0), found);
    }

    [Fact]
    public async Task Bounds_of_level_deadline_and_day_hold_at_their_ends_and_leave_out_what_states_none()
    {
        var (early, late) = (new DateTimeOffset(2026, 3, 1, 15, 59, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 1, 16, 0, 0, TimeSpan.Zero));
        var one = Sample.Need("面料需求甲") with { Maturity = 6, Deadline = new DateOnly(2026, 6, 30), PublishedAt = early };
        var other = Sample.Need("面料需求乙") with { Maturity = 7, Deadline = new DateOnly(2026, 7, 1), PublishedAt = late };
        await Add(one, other, Sample.Need("面料需求丙") with { PublishedAt = early.AddDays(-9) });
        async Task Finds(FindQuery query, params Listing[] listings) =>
            Assert.Equal(listings.Select(listing => listing.Id).Order(), (await Find(query)).Hits.Select(hit => hit.Listing.Id).Order());
        await Finds(new FindQuery { MaturityFrom = 6, MaturityTo = 6 }, one);
        await Finds(new FindQuery { MaturityFrom = 7, Text = "面料" }, other);
        await Finds(new FindQuery { MaturityTo = 9 }, one, other);
        await Finds(new FindQuery { DeadlineTo = new DateOnly(2026, 6, 30) }, one);
        await Finds(new FindQuery { DeadlineFrom = new DateOnly(2026, 7, 1) }, other);
        await Finds(new FindQuery { PublishedFrom = new DateOnly(2026, 3, 2) }, other);
        await Finds(new FindQuery { PublishedFrom = new DateOnly(2026, 3, 1), PublishedTo = new DateOnly(2026, 3, 1) }, one);
    }

    private static Listing[] Many(int count)
    {
        var random = new Random(7);
        T Any<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
        return [.. Enumerable.Range(0, count).Select(i => Sample.Result(Any(Words) + Any(Words) + "技术", Any(Words) + "研究") with
        {
            Kind = Any(["need", "result"]),
            Field = Any([null, "01", "05", "07"]),
            Industry = Any([null, "C17", "C19", "I65"]),
            Maturity = Any<int?>([null, 2, 4, 5, 9]),
            Modes = [.. Modes.All.All.Where(_ => random.Next(3) == 0).Select(mode => mode.Value)],
            District = Any(["350502", "350582"]),
            PublishedAt = Sample.Day.AddMinutes(random.Next(200)),
        })];
    }

    private static bool Passes(Listing listing, Facet facet, IReadOnlyCollection<string> wanted) => Values(listing, facet).Any(wanted.Contains);

    private static IEnumerable<string> Values(Listing listing, Facet facet)
    {
        IReadOnlyList<string?> values = facet switch
        {
            Facet.Kind => [listing.Kind],
            Facet.Field => [listing.Field],
            Facet.Industry => [listing.Industry, listing.Industry?[..1]],
            Facet.Stage => [Maturity.StageOf(listing.Maturity)],
            Facet.Mode => [.. listing.Modes],
            _ => [listing.District],
        };
        return values.OfType<string>();
    }
}
