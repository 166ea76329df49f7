using TechMarket.Platform;
using TechMarket.Platform.Errors;
using TechMarket.Search;
using TechMarket.Search.Lucene;

namespace TechMarket.Tests.Search;

/// <summary>The common suite on Lucene, and what only an engine with a folder of its own must stand.</summary>
public sealed class LuceneIndexFacts : TextIndexManyFacts
{
    private readonly string folder = Directory.CreateTempSubdirectory("techmarket-index-").FullName;
    private readonly List<Exception> troubles = [];

    private protected override ITextIndex Open() => new LuceneIndex(folder, TimeSpan.FromSeconds(30), troubles.Add);

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_was_committed_is_there_after_a_restart_with_its_mark_and_versions()
    {
        var (listing, removed) = (Sample.Result("可降解鞋材", version: 3), Sample.Result("撤回鞋材"));
        await Add(listing, removed);
        await Index.Remove(removed.Id, 7, default);
        await Index.MoveMark("17", default);
        await Index.DisposeAsync();
        await InitializeAsync();
        Assert.Equal("17", Index.Mark);
        await Add(listing with { Title = "旧鞋材", Version = 2 }, removed);
        Assert.Equal(["可降解鞋材"], await Titles("鞋材"));
    }

    [Theory]
    [InlineData(".cfs")]
    [InlineData("segments_")]
    public async Task A_damaged_index_is_begun_anew_without_a_mark(string damaged)
    {
        await Add(Sample.Result("可降解鞋材"));
        await Index.MoveMark("17", default);
        await Index.DisposeAsync();
        var file = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).First(name => name.Contains(damaged, StringComparison.Ordinal));
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 0x55;
        await File.WriteAllBytesAsync(file, bytes);
        await InitializeAsync();
        Assert.Null(Index.Mark);
        Assert.Single(troubles);
        Assert.Empty(await Titles("鞋材"));
        await Add(Sample.Result("可降解鞋材"));
        Assert.Single(await Titles("鞋材"));
    }

    [Fact]
    public async Task A_lock_left_behind_is_no_obstacle()
    {
        await Index.DisposeAsync();
        foreach (var generation in Directory.GetDirectories(folder))
        {
            await File.WriteAllTextAsync(Path.Combine(generation, "write.lock"), "");
        }
        await InitializeAsync();
        await Add(Sample.Result("可降解鞋材"));
        Assert.Single(await Titles("鞋材"));
    }

    [Fact]
    public void A_second_process_is_told_and_the_index_left_alone() => Assert.Throws<SettingWrong>(() => Open());

    [Fact]
    public async Task Many_writers_and_readers_at_once_lose_nothing()
    {
        var listings = Enumerable.Range(0, 400).Select(i => Sample.Result($"并发成果{i}")).ToArray();
        await Parallel.ForEachAsync(listings, async (listing, stop) =>
        {
            await Index.Upsert([listing, listing with { Version = 3 }, listing with { Version = 2 }], stop);
            await Index.WaitUntilVisible(stop);
            Assert.Equal(3, (await Index.Get(listing.Id, stop))!.Version);
        });
        Assert.Equal(400, (await Index.Count(default))["result"]);
    }

    [Fact]
    public async Task A_full_disk_stops_writing_not_answering_and_nothing_is_lost_once_there_is_room()
    {
        var full = false;
        await using var index = new LuceneIndex(Path.Combine(folder, "disk"), TimeSpan.FromHours(1), troubles.Add, store: path => new Disk(path, () => full));
        var (before, after) = (Sample.Result("可降解鞋材"), Sample.Result("石材切割"));
        await index.Upsert([before], default);
        await index.WaitUntilVisible(default);
        await index.MoveMark("1", default);
        await index.Commit(default);

        full = true;
        await Assert.ThrowsAsync<NotReady>(async () =>
        {
            await index.Upsert([after], default);
            await index.WaitUntilVisible(default).WaitAsync(TimeSpan.FromSeconds(30));
        });
        await Assert.ThrowsAsync<NotReady>(() => index.Upsert([Sample.Result("水泵")], default));
        Assert.Equal(0, index.Losses);
        await index.Commit(default);
        await index.Commit(default);
        Assert.Equal(1, index.Losses);
        Assert.Equal(before.Id, Assert.Single((await index.Find(new FindQuery { Text = "鞋材" }, default)).Hits).Listing.Id);

        full = false;
        Assert.Equal("1", index.Mark);
        Assert.Equal(1, await index.Upsert([after], default));
        await index.WaitUntilVisible(default);
        await index.Commit(default);
        Assert.Equal(2, (await index.Find(new FindQuery(), default)).Total);
    }
}
