using TechMarket.AllInOne.Commands;
using TechMarket.Search;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.AllInOne;

/// <summary>One difference at a time is planted in each store, and exactly that is named.</summary>
public sealed class VerifyFacts(VerifiedMarket verified) : IClassFixture<VerifiedMarket>
{
    /// <summary>What is planted, how it is undone, and a part of each line that names it; every line is one of these.</summary>
    public static TheoryData<string, string, string[]> Plants => new()
    {
        // Listings, the index, and Matching's copies
        { "update listings.results set title = title || '改' where status = 'withdrawn' or id = (select id from listings.results where status = 'published' order by id limit 1)",
          "update listings.results set title = left(title, -1) where status = 'withdrawn' or id = (select id from listings.results where status = 'published' order by id limit 1)",
          ["检索索引与供需服务不同：title", "撮合服务与供需服务不同：title"] },
        { "update listings.results set abstract = abstract || '改' where id = (select id from listings.results where status = 'published' order by id limit 1)",
          "update listings.results set abstract = left(abstract, -1) where id = (select id from listings.results where status = 'published' order by id limit 1)",
          ["检索索引与供需服务不同：text"] },
        { "update listings.needs set change = change + 100000 where status = 'met'", "update listings.needs set change = change - 100000 where status = 'met'",
          ["撮合服务与供需服务不同：version"] },
        { "update matching.listings set amount_from = amount_from + 1 where id = (select id from matching.listings where closed_why is null order by id limit 1)",
          "update matching.listings set amount_from = amount_from - 1 where id = (select id from matching.listings where closed_why is null order by id limit 1)",
          ["撮合服务与供需服务不同：amountFrom"] },
        { "update matching.listings set closed_why = 'expired' where closed_why = 'met'", "update matching.listings set closed_why = 'met' where closed_why = 'expired'",
          ["撮合服务与供需服务不同：closedWhy “expired” ≠ “met”"] },
        { "update matching.listings set closed_why = 'met' where id = (select id from matching.listings where closed_why is null order by id limit 1)",
          "update matching.listings set closed_why = null where id = (select id from matching.listings where closed_why = 'met' and id in (select id from listings.results union select id from listings.needs where status = 'published'))",
          ["已发布，撮合服务中却已关闭（met）"] },
        { "update matching.listings set paired_version = null where id = (select id from matching.listings where closed_why is null order by id limit 1)",
          "update matching.listings set paired_version = version where paired_version is null",
          ["还没有为当前版本寻找匹配推荐"] },
        // Organisations and brokers
        { "update contracts.organisations set status = 'waiting' where kind = 'institute'", "update contracts.organisations set status = 'verified' where kind = 'institute'",
          ["合同服务与身份服务不同：status “waiting” ≠ “verified”"] },
        { "update matching.organisations set phone = phone || '0' where kind = 'enterprise'", "update matching.organisations set phone = left(phone, -1) where kind = 'enterprise'",
          ["撮合服务与身份服务不同：phone"] },
        { "update listings.organisations set version = version + 1 where kind = 'enterprise'", "update listings.organisations set version = version - 1 where kind = 'enterprise'",
          ["供需服务与身份服务不同：version"] },
        { "update contracts.organisations set id = 'ffffffff-ffff-7fff-8fff-ffffffffffff' where kind = 'enterprise'",
          "update contracts.organisations set id = (select id from identity.organisations where kind = 'enterprise') where kind = 'enterprise'",
          ["合同服务中没有", "合同服务中有，身份服务中没有"] },
        { "update matching.brokers set grade = 'senior'", "update matching.brokers set grade = 'intermediate'", ["撮合服务与身份服务不同：grade “senior” ≠ “intermediate”"] },
        { "update matching.brokers set valid = false", "update matching.brokers set valid = true", ["撮合服务与身份服务不同：valid false ≠ certified"] },
        // Suggestions
        { """
          drop index matching.ix_suggestions_need_id_result_id;
          insert into matching.suggestions (id, need_id, result_id, score, parts, status, created_at, scored_at)
          select 'ffffffff-ffff-7fff-8fff-ffffffffffff', need_id, result_id, score, parts, status, created_at, scored_at from matching.suggestions where status = 'open' limit 1
          """,
          """
          delete from matching.suggestions where id = 'ffffffff-ffff-7fff-8fff-ffffffffffff';
          create unique index ix_suggestions_need_id_result_id on matching.suggestions (need_id, result_id)
          """,
          ["匹配推荐 ffffffff-ffff-7fff-8fff-ffffffffffff：与另一条重复"] },
        { "update matching.suggestions set need_id = result_id, result_id = need_id where id = (select id from matching.suggestions where status = 'open' order by id limit 1)", "update matching.suggestions set need_id = result_id, result_id = need_id where id = (select id from matching.suggestions where status = 'open' order by id limit 1)",
          ["所指的需求", "所指的成果"] },
        { "update matching.suggestions set status = 'taken' where id = (select id from matching.suggestions where status = 'open' order by id limit 1)",
          "update matching.suggestions s set status = 'open' where status = 'taken' and not exists (select from matching.cases c where (c.need_id, c.result_id) = (s.need_id, s.result_id))",
          ["标为撮合中，但没有对应的撮合案件"] },
        { "update matching.suggestions s set status = 'open' where exists (select from matching.cases c where (c.need_id, c.result_id) = (s.need_id, s.result_id) and contract_number is not null)",
          "update matching.suggestions s set status = 'taken' where exists (select from matching.cases c where (c.need_id, c.result_id) = (s.need_id, s.result_id))",
          ["已有进行中的撮合案件，却标为 open"] },
        // Cases, contracts and needs
        { "update matching.cases set contract_number = '1' where contract_number is not null",
          "update matching.cases set contract_number = (select number from contracts.contracts where case_id = matching.cases.id) where contract_number is not null",
          ["合同编号为 1，登记的是 2"] },
        { "update matching.cases set contract_dropped_at = null where contract_dropped_at is not null",
          "update matching.cases c set contract_dropped_at = now() where not exists (select from contracts.contracts where case_id = c.id)",
          ["双方已达成意向，却没有合同"] },
        { "update matching.cases set contract_dropped_at = now() where contract_number is null and contract_dropped_at is null",
          "update matching.cases c set contract_dropped_at = null where exists (select from contracts.contracts where case_id = c.id)",
          ["记有合同已放弃，合同却还在"] },
        { "update contracts.contracts set case_id = 'ffffffff-ffff-7fff-8fff-ffffffffffff' where status = 'draft'",
          "update contracts.contracts set case_id = (select id from matching.cases where contract_number is null and contract_dropped_at is null) where status = 'draft'",
          ["双方已达成意向，却没有合同", "所指的撮合案件 ffffffff-ffff-7fff-8fff-ffffffffffff 不存在"] },
        { "update contracts.contracts set total_amount = total_amount + 1 where status = 'draft'", "update contracts.contracts set total_amount = total_amount - 1 where status = 'draft'",
          ["与合同不同：amount 300000.00 ≠ 300001.00"] },
        { "update contracts.contracts set buyer_organisation_id = seller_organisation_id where status = 'draft'",
          "update contracts.contracts c set buyer_organisation_id = (select buyer_id from matching.cases where id = c.case_id) where status = 'draft'",
          ["与合同不同：buyerId"] },
        { "update listings.needs set contract_number = null where status = 'met'",
          "update listings.needs n set contract_number = (select number from contracts.contracts where need_id = n.id) where status = 'met'",
          ["却没有记下合同编号"] },
        { "update listings.needs set contract_number = '2000350500000001' where status = 'met'",
          "update listings.needs n set contract_number = (select number from contracts.contracts where need_id = n.id) where status = 'met'",
          ["因合同 2000350500000001 而关闭，但没有这样登记的合同"] },
        { "update listings.needs set status = 'expired' where status = 'met'", "update listings.needs set status = 'met' where status = 'expired'",
          ["撮合服务与供需服务不同：closedWhy “met” ≠ “expired”", "却没有因此关闭"] },
        // Numbers, sealed contents, figures
        { "update contracts.number_counters set last = last + 1 where office = '350500' and last = 3", "update contracts.number_counters set last = 3 where office = '350500' and last = 4",
          ["计数为 4，最后的编号却是第 3 号"] },
        { "update contracts.number_counters set last = 8 where office = '350500' and last = 9", "update contracts.number_counters set last = 9 where office = '350500' and last = 8",
          ["计数为 8，最后的编号却是第 9 号"] },
        { "update contracts.contracts set status = 'refused', number = null where number like '%350500000002'",
          "update contracts.contracts set status = 'registered', number = extract(year from registered_on) || '350500000002' where status = 'refused'",
          ["缺少第 2 号"] },
        { "update contracts.contracts set total_amount = total_amount + 1 where number like '%350500000003'", "update contracts.contracts set total_amount = total_amount - 1 where number like '%350500000003'",
          ["登记后内容被改动"] },
        { "update contracts.contracts set verified_income = 1 where number like '%350500000003'", "update contracts.contracts set verified_income = 0 where number like '%350500000003'",
          ["累计核定的技术性收入与各笔到账之和不符"] },
        { "update contracts.contracts set type = 'XYZ' where number like '%350500000003'", "update contracts.contracts set type = 'DEV' where type = 'XYZ'",
          ["登记后内容被改动", .. new[] { "registered", "output" }.SelectMany(basis => new[] { "count", "totalAmount", "technologyAmount" }.Select(figure => $"统计（{basis}）byType XYZ.{figure} 为 0")),
           .. new[] { "count", "totalAmount", "technologyAmount" }.Select(figure => $"统计（absorbed）byType XYZ.{figure} 为 0")] },
        // Histories
        { "update contracts.contract_changes set who = who || '改' where link = 2 and contract_id = (select id from contracts.contracts where number like '%350500000003')",
          "update contracts.contract_changes set who = left(who, -1) where link = 2 and contract_id = (select id from contracts.contracts where number like '%350500000003')",
          ["第 2 条办理记录被改动"] },
        { "update contracts.contract_changes set at = at + interval '1 microsecond' where link = 4 and contract_id = (select id from contracts.contracts where number like '%350500000003')",
          "update contracts.contract_changes set at = at - interval '1 microsecond' where link = 4 and contract_id = (select id from contracts.contracts where number like '%350500000003')",
          ["第 4 条办理记录被改动"] },
        { Without("link = 3"), PutBack, ["第 3 条办理记录缺失"] },
        { Without("link = (select length from contracts.change_chains chain where chain.contract_id = contract_changes.contract_id)"), PutBack, ["第 5 条办理记录缺失"] },
        { Swapped, Swapped, ["第 3 条办理记录被改动"] },
        { "update contracts.change_chains set length = length - 1 where contract_id = (select id from contracts.contracts where number like '%350500000003')",
          "update contracts.change_chains set length = length + 1 where contract_id = (select id from contracts.contracts where number like '%350500000003')",
          ["第 5 条办理记录是事后插入的"] },
        { "update contracts.change_chains set contract_id = 'ffffffff-ffff-7fff-8fff-ffffffffffff' where contract_id = (select id from contracts.contracts where number like '%350500000003')",
          "update contracts.change_chains set contract_id = (select id from contracts.contracts where number like '%350500000003') where contract_id = 'ffffffff-ffff-7fff-8fff-ffffffffffff'",
          ["：没有办理记录", "合同 ffffffff-ffff-7fff-8fff-ffffffffffff：第 1 条办理记录缺失", "合同却不在"] },
        // The roll-up
        { "update contracts.contract_sums set total = total + 1 where (side, place, span, starts_on, dimension, value) = (select side, place, span, starts_on, dimension, value from contracts.contract_sums where (side, span, dimension) = ('any', 'day', 'industry') order by starts_on, value limit 1)",
          "update contracts.contract_sums s set total = a.total from contracts.contract_sums_anew a where (a.side, a.place, a.span, a.starts_on, a.dimension, a.value) = (s.side, s.place, s.span, s.starts_on, s.dimension, s.value)",
          ["统计汇总 any * day "] },
        { "delete from contracts.contract_sums where (side, place, span, dimension, value) = ('buyer', '350500', 'month', 'size', '0')",
          "insert into contracts.contract_sums select * from contracts.contract_sums_anew where (side, place, span, dimension, value) = ('buyer', '350500', 'month', 'size', '0')",
          ["统计汇总 buyer 350500 month "] },
        // Messages
        { """
          insert into listings.outbox (id, name, body, bulk, attempts, said_at, try_after)
          select gen_random_uuid(), 'techmarket:need-closed:v1', '{}', false, 0, now() - interval '2 minutes', now() + interval '1 hour' from generate_series(1, 3)
          """,
          "delete from listings.outbox", ["供需服务：3 条消息尚未送达"] },
        { "insert into matching.failed_messages (message_id, consumer, name, body, error, failed_at) values (gen_random_uuid(), 'KnowListing', null, '{}', 'x', now())",
          "delete from matching.failed_messages", ["撮合服务：1 条消息未能处理"] },
    };

    /// <summary>Takes an entry out of the history of the third contract, and keeps it aside.</summary>
    private static string Without(string which) => $"""
        create table contracts.aside as select * from contracts.contract_changes
          where {which} and contract_id = (select id from contracts.contracts where number like '%350500000003');
        delete from contracts.contract_changes where position in (select position from contracts.aside)
        """;

    private const string PutBack = """
        insert into contracts.contract_changes overriding system value select * from contracts.aside;
        drop table contracts.aside
        """;

    /// <summary>Two entries change places; done again, they are back.</summary>
    private const string Swapped = """
        update contracts.contract_changes set link = 7 - link
          where link in (3, 4) and contract_id = (select id from contracts.contracts where number like '%350500000003')
        """;

    [Theory]
    [MemberData(nameof(Plants))]
    public async Task What_differs_is_named_and_nothing_else(string plant, string undo, string[] named)
    {
        await MustAgree();
        await verified.Sql(plant);
        try
        {
            var (exit, lines) = await verified.Verify();
            Assert.Equal(1, exit);
            Assert.All(named, name => Assert.Single(lines[..^1], line => line.Contains(name, StringComparison.Ordinal)));
            Assert.Equal(named.Length, lines.Length - 1);
            Assert.Matches("不一致 [0-9]+ 处", lines[^1]);
        }
        finally
        {
            await verified.Sql(undo);
        }
    }

    [Fact]
    public async Task What_the_index_lost_holds_in_an_older_version_or_still_finds_is_named()
    {
        await MustAgree();
        var index = verified.Market.Services.GetRequiredService<ITextIndex>();
        var open = await verified.Value<Guid>("select id from listings.results where status = 'published' order by id limit 1");
        var closed = await verified.Value<Guid>("select id from listings.results where status = 'withdrawn'");
        var listing = (await index.Get(open, default))!;
        await index.Upsert([listing with { Version = listing.Version + 1_000_000, Title = "别的名称" }, listing with { Id = closed, Version = listing.Version + 1_000_000 }], default);
        await index.WaitUntilVisible(default);
        var changed = await verified.Verify();
        await index.Remove(open, listing.Version + 2_000_000, default);
        await index.WaitUntilVisible(default);
        var lost = await verified.Verify();
        await verified.RebuildIndex();

        Assert.Equal((1, 1), (changed.Exit, lost.Exit));
        Assert.Equal(3, changed.Lines.Length);
        Assert.Single(changed.Lines, line => line.Contains($"{open} ", StringComparison.Ordinal) && line.Contains("检索索引与供需服务不同：version", StringComparison.Ordinal));
        Assert.Single(changed.Lines, line => line.Contains($"{closed} ", StringComparison.Ordinal) && line.Contains("已关闭（withdrawn），仍能检索到", StringComparison.Ordinal));
        Assert.Single(lost.Lines, line => line.Contains($"{open} ", StringComparison.Ordinal) && line.EndsWith("：检索索引中没有", StringComparison.Ordinal));
        await MustAgree();
    }

    [Fact]
    public async Task What_settles_during_the_wait_is_no_difference_and_what_stays_is()
    {
        await MustAgree();
        await verified.Sql("update matching.brokers set grade = 'senior'");
        var stays = await verified.Verify(wait: 1);
        var looking = verified.Verify(wait: 20);
        await Task.Delay(700);
        await verified.Sql("update matching.brokers set grade = 'intermediate'");
        Assert.Equal(1, stays.Exit);
        Assert.Equal(0, (await looking).Exit);
    }

    [Fact]
    public async Task The_lines_come_in_English_too()
    {
        using var english = new Speaking("en");
        await verified.Sql("update matching.brokers set grade = 'senior'");
        var (_, lines) = await verified.Verify();
        await verified.Sql("update matching.brokers set grade = 'intermediate'");
        Assert.EndsWith(": Matching differs from Identity: grade “senior” ≠ “intermediate”", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("; 1 differences.", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("now")]
    [InlineData("--wait")]
    [InlineData("--wait", "soon")]
    public async Task Misuse_is_told_apart(params string[] words) => Assert.Equal(2, await VerifyMarket.Run(words, CancellationToken.None));

    private async Task MustAgree()
    {
        var (exit, lines) = await verified.Verify(wait: 20);
        Assert.True(exit == 0, string.Join('\n', lines));
        Assert.Matches("^已核对：单位 2，经纪人 1，供需信息 8，推荐 [0-9]+，案件 3，合同 6，办理记录 7。没有不一致。$", lines[^1]);
    }
}
