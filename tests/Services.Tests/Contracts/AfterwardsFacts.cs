using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.Platform;
using TechMarket.Search;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Contracts;

/// <summary>What may become of a registered contract: amended, cancelled by its party, revoked by the authority.</summary>
[Collection(MarketTests.Name)]
public sealed class AfterwardsFacts(SharedMarket shared)
{
    private Market Market => shared.Market;

    [Fact]
    public async Task An_amendment_leaves_the_number_counts_anew_and_keeps_the_old_edition_comparable()
    {
        var (path, number, seller, registrar) = await Registered();
        var before = await Sum();
        var request = await seller.Asks(path, "amendment-requests", new { reason = "增加中试内容", content = Content(1_300_000m, 900_000m) });
        Assert.Equal(before, await Sum());
        Assert.Equal(["technologyAmount", "totalAmount"], (await registrar.Read($"{path}/requests")).GetProperty("items")[0].GetProperty("changes")
            .EnumerateArray().Select(change => change.GetProperty("field").GetString()).Order());
        await registrar.Step(path, $"requests/{request}/decision", new { granted = true, note = "金额已核" });
        Assert.Equal(before + 300_000m, await Sum());

        var certificate = await Market.Anyone.Read($"api/contracts/certificates/{number}");
        Assert.Equal(("registered", 2, true, 1_300_000m), (certificate.GetProperty("status").GetString(), certificate.GetProperty("edition").GetInt32(),
            certificate.GetProperty("intact").GetBoolean(), certificate.GetProperty("totalAmount").GetDecimal()));
        var editions = (await seller.Read($"{path}/editions")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([2, 1], editions.Select(one => one.GetProperty("edition").GetInt32()));
        Assert.All(editions, one => Assert.True(one.GetProperty("intact").GetBoolean()));
        Assert.Equal(1_000_000m, editions[1].GetProperty("terms").GetProperty("totalAmount").GetDecimal());
        var back = (await registrar.Read($"{path}/editions/2/differences/1")).GetProperty("changes").EnumerateArray().Single(change => change.GetProperty("field").GetString() == "totalAmount");
        Assert.Equal(("1300000.00", "1000000.00"), (back.GetProperty("before").GetString(), back.GetProperty("after").GetString()));
    }

    [Fact]
    public async Task An_edition_changed_behind_the_markets_back_is_no_longer_intact()
    {
        var (path, _, seller, registrar) = await Registered();
        await registrar.Step(path, $"requests/{await seller.Asks(path, "amendment-requests", new { reason = "更名", content = Content(title: "变更后的名称") })}/decision", new { granted = true });
        await Market.Run($"update contracts.contract_editions set terms = jsonb_set(terms, '{{title}}', '\"伪造\"') where contract_id = '{path.Split('/')[^1]}'");
        Assert.Equal([true, false], (await seller.Read($"{path}/editions")).GetProperty("items").EnumerateArray().Select(one => one.GetProperty("intact").GetBoolean()));
    }

    [Fact]
    public async Task What_is_declined_changes_nothing_and_may_be_asked_again()
    {
        var (path, number, seller, registrar) = await Registered();
        var request = await seller.Asks(path, "cancellation-requests", new { reason = "双方解除合同" });
        await seller.MustBeForbidden(path, "cancellation-requests", "contract.request-waiting", new { reason = "再申请" });
        using (var silent = await registrar.PostSeen(path, $"requests/{request}/decision", new { granted = false }))
        {
            await silent.MustBe(HttpStatusCode.BadRequest);
        }
        await registrar.Step(path, $"requests/{request}/decision", new { granted = false, note = "请附解除协议" });
        await registrar.MustBeForbidden(path, $"requests/{request}/decision", "request.decided", new { granted = true });
        Assert.Equal("registered", (await Market.Anyone.Read($"api/contracts/certificates/{number}")).GetProperty("status").GetString());
        await seller.Asks(path, "cancellation-requests", new { reason = "双方解除合同，附协议" });
    }

    [Fact]
    public async Task Of_requests_made_at_once_one_waits()
    {
        var (path, _, seller, _) = await Registered();
        var seen = await seller.VersionOf(path);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => seller.DecideOn($"{path}/cancellation-requests", new { reason = "双方解除合同" }, seen)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(5, answers.Count(answer => answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed));
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task A_cancelled_contract_counts_no_longer_and_its_certificate_says_so()
    {
        var before = await Sum();
        var (path, number, seller, registrar) = await Registered();
        await registrar.Step(path, $"requests/{await seller.Asks(path, "cancellation-requests", new { reason = "双方解除合同" })}/decision", new { granted = true });
        Assert.Equal(before, await Sum());
        var certificate = await Market.Anyone.Read($"api/contracts/certificates/{number}");
        Assert.Equal(("cancelled", true), (certificate.GetProperty("status").GetString(), certificate.GetProperty("intact").GetBoolean()));
        Assert.Equal(Market.Clock.Today().ToString("yyyy-MM-dd", null), certificate.GetProperty("endedOn").GetString());
        await seller.MustBeForbidden(path, "cancellation-requests", "contract.not-in-force", new { reason = "再次" });
        await NoLongerInTheTrackRecord(path);
        await (await Market.SignInAsSupervisor()).MustBeForbidden(path, "revocation", "contract.not-in-force", new { ground = "false", note = "x" });
    }

    [Fact]
    public async Task The_authority_revokes_on_a_published_ground()
    {
        var before = await Sum();
        var (path, number, seller, registrar) = await Registered();
        var supervisor = await Market.SignInAsSupervisor();
        using (var groundless = await supervisor.PostSeen(path, "revocation", new { ground = "whim", note = "x" }))
        {
            Assert.Contains("duplicate 重复登记", (await groundless.Json()).GetProperty("errors").GetProperty("ground")[0].GetString(), StringComparison.Ordinal);
        }
        using (var notTheirs = await registrar.PostSeen(path, "revocation", new { ground = "false", note = "x" }))
        {
            await notTheirs.MustBe(HttpStatusCode.Forbidden);
        }
        await supervisor.Step(path, "revocation", new { ground = "duplicate", note = "已在厦门登记" });
        Assert.Equal(before, await Sum());
        await NoLongerInTheTrackRecord(path);
        Assert.Equal("revoked", (await Market.Anyone.Read($"api/contracts/certificates/{number}")).GetProperty("status").GetString());
        Assert.Equal(("duplicate", "已在厦门登记"), ((await seller.Read(path)).GetProperty("endReason").GetString(), (await seller.Read(path)).GetProperty("endNote").GetString()));
    }

    [Fact]
    public async Task Rules_hold_for_an_amendment_as_for_a_filing()
    {
        var (path, _, seller, _) = await Registered();
        await seller.MustBeForbidden(path, "amendment-requests", "contract.technology-exceeds-total", new { reason = "x", content = Content(1_000_000m, 1_000_001m) });
        await seller.MustBeForbidden(path, "amendment-requests", "contract.nothing-changed", new { reason = "x", content = Content() });
        using var empty = await seller.PostSeen(path, "amendment-requests", new { reason = "x" });
        await empty.MustBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Who_registered_a_contract_does_not_make_it_a_large_one()
    {
        var (path, _, seller, registrar) = await Registered();
        var request = await seller.Asks(path, "amendment-requests", new { reason = "追加", content = Content(9_000_000m, 8_000_000m) });
        await registrar.MustBeForbidden(path, $"requests/{request}/decision", "contract.amendment-by-its-registrar", new { granted = true });
        await (await Market.AnotherRegistrar()).Step(path, $"requests/{request}/decision", new { granted = true });
    }

    [Fact]
    public async Task Requests_waiting_are_listed_for_the_registrar()
    {
        var (path, _, seller, registrar) = await Registered();
        var request = await seller.Asks(path, "cancellation-requests", new { reason = "双方解除合同" });
        var (ids, next) = (new List<Guid>(), (string?)"");
        while (next is not null)
        {
            var page = await registrar.Read($"api/contracts/requests?limit=2&after={next}");
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetGuid()));
            next = page.GetProperty("next").GetString();
        }
        Assert.Contains(request, ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_file_does_not_bring_back_what_was_revoked()
    {
        var service = await Market.AsService();
        var number = $"2024350777{Random.Shared.Next(100_000, 999_999)}";
        async Task<JsonElement> Import(string title)
        {
            using var file = new StringContent($$"""{"id":"revoked-{{number}}","title":"{{title}}","type":"DEV","sellerName":"卖","sellerDistrict":"350503","buyerName":"买","buyerDistrict":"350581","totalAmount":1000,"technologyAmount":800,"signedOn":"2024-02-01","registeredOn":"2024-03-01","number":"{{number}}"}""", Encoding.UTF8, "application/x-ndjson");
            using var posted = await service.PostAsync("api/contracts/imports/contracts?name=r.jsonl&source=revoked", file);
            var id = (await posted.Json()).GetProperty("id").GetGuid();
            return (JsonElement)await Answers.Eventually<object>(async () => await service.Read($"api/contracts/imports/{id}") is var job
                && job.GetProperty("status").GetString() is "done" or "failed" ? job : null);
        }
        Assert.Equal("done", (await Import("往年合同")).GetProperty("status").GetString());
        var supervisor = await Market.SignInAsSupervisor();
        var rows = await supervisor.Read("api/contracts/registered?from=2024-03-01&to=2024-03-01&limit=200");
        var one = rows.GetProperty("items").EnumerateArray().Single(row => row.GetProperty("number").GetString() == number).GetProperty("id").GetGuid();
        await supervisor.Step($"api/contracts/{one}", "revocation", new { ground = "false", note = "虚假合同" });
        Assert.Equal("failed", (await Import("改过的往年合同")).GetProperty("status").GetString());
        Assert.Equal("revoked", (await Market.Anyone.Read($"api/contracts/certificates/{number}")).GetProperty("status").GetString());
    }

    /// <summary>Of this test alone: the same contract is filed only once.</summary>
    private readonly string own = $"超临界发泡鞋材技术开发合同 {Guid.NewGuid()}";

    private object Content(decimal total = 1_000_000m, decimal technology = 700_000m, string? title = null) =>
        Filing.Content(Market.Clock.Today(), total, technology, title ?? own);

    private async Task<(string Path, string Number, HttpClient Seller, HttpClient Registrar)> Registered()
    {
        var (seller, registrar) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar());
        var id = await seller.Accepted(registrar, Content());
        return ($"api/contracts/{id}", await registrar.Register(id), seller, registrar);
    }

    private async Task<decimal> Sum() => (await Market.Anyone.Read("api/contracts/statistics/headline")).GetProperty("totalAmount").GetDecimal();

    private Task<object> NoLongerInTheTrackRecord(string path) => Answers.Eventually<object>(async () =>
    {
        await using var scope = Market.Services.CreateAsyncScope();
        var (id, db) = (Guid.Parse(path.Split('/')[^1]), scope.ServiceProvider.GetRequiredService<SearchDb>());
        return await db.SoldContracts.SingleOrDefaultAsync(sold => sold.ContractId == id && sold.SellerId != null && sold.EndedAt != null);
    });
}
