using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using TechMarket.Platform;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Contracts;

/// <summary>Income from technology is verified as money arrives, and never beyond the technology amount.</summary>
[Collection(MarketTests.Name)]
public sealed class IncomeFacts(SharedMarket shared)
{
    private static readonly object Whole = new { outcome = "whole" };

    private Market Market => shared.Market;

    [Fact]
    public async Task A_receipt_is_verified_whole_in_part_or_not_at_all()
    {
        var (path, _, seller, registrar) = await Market.Registered();
        var (first, second, third) = (await seller.Reports(path, Market.Money(300_000.50m)), await seller.Reports(path, Market.Money(400_000m)), await seller.Reports(path, Market.Money(5m)));
        Assert.Contains(first, (await registrar.Read("api/contracts/receipts?limit=200")).GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetGuid()));
        await registrar.Step(path, $"receipts/{first}/decision", Whole);
        await registrar.Step(path, $"receipts/{second}/decision", new { outcome = "part", amount = 99_999.50m, reason = "其余为设备款" });
        var last = await registrar.Step(path, $"receipts/{third}/decision", new { outcome = "refused", reason = "不是本合同的款项" });
        Assert.Equal((400_000m, 300_000m), (last.GetProperty("verified").GetDecimal(), last.GetProperty("room").GetDecimal()));
        var read = await seller.Read($"{path}/receipts");
        Assert.Equal(["verified 300000.50 ", "verified 99999.50 其余为设备款", "refused  不是本合同的款项"], read.GetProperty("items").EnumerateArray()
            .Select(one => $"{one.GetProperty("status")} {one.GetProperty("verifiedAmount")} {one.GetProperty("reason")}"));
        await registrar.MustBeForbidden(path, $"receipts/{first}/decision", "receipt.decided", Whole);
        var history = (await seller.Read(path)).GetProperty("history").EnumerateArray().Skip(5).Select(entry => entry.GetProperty("what").GetString());
        Assert.Equal(["income-reported", "income-reported", "income-reported", "income-whole", "income-part", "income-refused"], history);
        await MustBeChained(path);
    }

    [Fact]
    public async Task The_same_money_is_reported_once_and_anew_only_after_it_was_refused()
    {
        var (path, _, seller, registrar) = await Market.Registered();
        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => seller.PostAsJsonAsync($"{path}/receipts", Market.Money(90_000m))));
        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict], tries.Select(answer => answer.StatusCode).Order());
        Assert.Equal("receipt.twice", await tries.First(answer => answer.StatusCode == HttpStatusCode.Conflict).Code());
        await seller.Reports(path, Market.Money(90_000m, "另一张发票"));
        var first = (await seller.Read($"{path}/receipts")).GetProperty("items").EnumerateArray().Last(one => one.GetProperty("voucher").GetString() != "另一张发票").GetProperty("id").GetGuid();
        await registrar.Step(path, $"receipts/{first}/decision", new { outcome = "refused", reason = "凭证看不清" });
        await seller.Reports(path, Market.Money(90_000m));
        Array.ForEach(tries, answer => answer.Dispose());
    }

    [Fact]
    public async Task Registrars_at_once_do_not_verify_more_than_the_technology_amount()
    {
        var (path, _, seller, first) = await Market.Registered(1_000_000m, 700_000m);
        var second = await Market.AnotherRegistrar("核定登记员");
        var receipts = new List<Guid>();
        for (var i = 0; i < 6; i++)
        {
            receipts.Add(await seller.Reports(path, Market.Money(200_000m, $"发票 {i}")));
        }
        var answers = await Task.WhenAll(receipts.Select((receipt, place) => (place % 2 == 0 ? first : second).Decides(path, receipt, Whole)));
        Assert.Equal(3, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.Equal(3, answers.Count(answer => answer.Code == "income.above-technology-amount"));
        Assert.Equal(600_000m, await first.VerifiedOf(path));
    }

    [Fact]
    public async Task The_same_receipt_is_verified_once_however_many_try()
    {
        var (path, _, seller, registrar) = await Market.Registered();
        var receipt = await seller.Reports(path, Market.Money(10_000m));
        var seen = await registrar.VersionOf(path);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => registrar.DecideOn($"{path}/receipts/{receipt}/decision", Whole, seen)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(5, answers.Count(answer => answer.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict));
        Array.ForEach(answers, answer => answer.Dispose());
        Assert.Equal(10_000m, await registrar.VerifiedOf(path));
    }

    [Fact]
    public async Task An_amendment_that_raises_the_amount_makes_room_and_none_goes_below_what_is_verified()
    {
        var own = $"核定与变更 {Guid.NewGuid()}";
        var (path, _, seller, registrar) = await Market.Registered(1_000_000m, 700_000m, own);
        var (large, more) = (await seller.Reports(path, Market.Money(700_000m)), await seller.Reports(path, Market.Money(100_000m)));
        await registrar.Step(path, $"receipts/{large}/decision", Whole);
        await registrar.MustBeForbidden(path, $"receipts/{more}/decision", "income.above-technology-amount", Whole);

        object Content(decimal technology) => Filing.Content(Market.Clock.Today(), 1_000_000m, technology, own);
        await seller.MustBeForbidden(path, "amendment-requests", "contract.below-verified-income", new { reason = "减少", content = Content(699_999.99m) });
        var request = await seller.Asks(path, "amendment-requests", new { reason = "增加", content = Content(800_000m) });
        await registrar.Step(path, $"requests/{request}/decision", new { granted = true });
        await registrar.Step(path, $"receipts/{more}/decision", Whole);
        Assert.Equal(800_000m, await registrar.VerifiedOf(path));
    }

    [Fact]
    public async Task A_reduction_asked_for_before_is_not_granted_once_more_is_verified_nor_corrected_upon_an_objection()
    {
        var own = $"先申请后核定 {Guid.NewGuid()}";
        var (path, _, seller, registrar) = await Market.Registered(1_000_000m, 700_000m, own);
        var request = await seller.Asks(path, "amendment-requests", new { reason = "减少", content = Filing.Content(Market.Clock.Today(), 1_000_000m, 100_000m, own) });
        await registrar.Step(path, $"receipts/{await seller.Reports(path, Market.Money(500_000m))}/decision", Whole);
        await registrar.MustBeForbidden(path, $"requests/{request}/decision", "contract.below-verified-income", new { granted = true });
        var objection = (await seller.Post($"{path}/objections", new { text = "金额应更低" }, HttpStatusCode.Created)).GetProperty("id").GetGuid();
        var another = await Market.AnotherRegistrar("复核登记员");
        await another.MustBeForbidden(path, $"objections/{objection}/answer", "contract.below-verified-income", new { outcome = "corrected", answer = "更正", technologyAmount = 499_999m });
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("revoked")]
    public async Task A_contract_that_has_ended_takes_no_money(string end)
    {
        var (path, _, seller, registrar) = await Market.Registered();
        var waiting = await seller.Reports(path, Market.Money(1_000m));
        if (end == "revoked")
        {
            await (await Market.SignInAsSupervisor()).Step(path, "revocation", new { ground = "false", note = "虚假合同" });
        }
        else
        {
            await registrar.Step(path, $"requests/{await seller.Asks(path, "cancellation-requests", new { reason = "解除" })}/decision", new { granted = true });
        }
        using var reported = await seller.PostAsJsonAsync($"{path}/receipts", Market.Money(1m));
        await reported.MustBe(HttpStatusCode.Conflict);
        await registrar.MustBeForbidden(path, $"receipts/{waiting}/decision", "contract.not-in-force", Whole);
        Assert.DoesNotContain(waiting, (await registrar.Read("api/contracts/receipts?limit=200")).GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task A_report_that_cannot_be_true_is_told_what_to_correct()
    {
        var (path, _, seller, registrar) = await Market.Registered();
        var today = Market.Clock.Today();
        foreach (var (wrong, field) in new (object, string)[]
        {
            (new { amount = 0m, receivedOn = today, voucher = "1" }, "amount"), (new { amount = 1.001m, receivedOn = today, voucher = "1" }, "amount"),
            (new { amount = 1m, receivedOn = today.AddDays(1), voucher = "1" }, "receivedOn"), (new { amount = 1m, receivedOn = today.AddDays(-8), voucher = "1" }, "receivedOn"),
            (new { amount = 1m, receivedOn = today, voucher = " " }, "voucher"),
        })
        {
            using var answer = await seller.PostAsJsonAsync($"{path}/receipts", wrong);
            await answer.MustBe(HttpStatusCode.BadRequest);
            Assert.True((await answer.Json()).GetProperty("errors").TryGetProperty(field, out _), field);
        }
        var receipt = await seller.Reports(path, new { amount = 100m, receivedOn = today.AddDays(-7), voucher = "1" });
        foreach (var wrong in new object[] { new { outcome = "maybe" }, new { outcome = "part", amount = 50m }, new { outcome = "refused" }, new { outcome = "part", amount = 100m, reason = "x" }, new { outcome = "part", reason = "x" } })
        {
            using var answer = await registrar.PostSeen(path, $"receipts/{receipt}/decision", wrong);
            await answer.MustBe(HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task Only_the_seller_reports_and_only_a_registrar_of_neither_party_verifies_what_was_seen()
    {
        var (path, _, seller, registrar) = await Market.Registered();
        using (var stranger = await (await Market.SignInAsEnterprise()).PostAsJsonAsync($"{path}/receipts", Market.Money(1m)))
        {
            await stranger.MustBe(HttpStatusCode.NotFound);
        }
        using (var official = await registrar.PostAsJsonAsync($"{path}/receipts", Market.Money(1m)))
        {
            await official.MustBe(HttpStatusCode.Forbidden);
        }
        var seen = await registrar.VersionOf(path);
        var receipt = await seller.Reports(path, Market.Money(1m));
        await registrar.Step(path, $"receipts/{await seller.Reports(path, Market.Money(2m))}/decision", Whole);
        foreach (var (client, version, status) in new[]
        {
            (seller, seen, HttpStatusCode.Forbidden), (await Market.SignInAsSupervisor(), seen, HttpStatusCode.Forbidden),
            (registrar, null, HttpStatusCode.PreconditionRequired), (registrar, seen, HttpStatusCode.PreconditionFailed),
        })
        {
            using var answer = await client.DecideOn($"{path}/receipts/{receipt}/decision", Whole, version);
            await answer.MustBe(status);
        }
        using (var nowhere = await registrar.PostSeen(path, $"receipts/{Guid.NewGuid()}/decision", Whole))
        {
            await nowhere.MustBe(HttpStatusCode.NotFound);
        }
        var party = await Market.AnotherRegistrar("卖方单位的登记员", await seller.OrganisationOf());
        await party.MustBeForbidden(path, $"receipts/{receipt}/decision", "contract.registrar-is-party", Whole);
    }

    [Fact]
    public async Task A_report_sent_again_under_its_key_is_one_report()
    {
        var (path, _, seller, _) = await Market.Registered();
        var key = Guid.NewGuid().ToString();
        using var once = await seller.PostOnce($"{path}/receipts", Market.Money(1m), key);
        using var again = await seller.PostOnce($"{path}/receipts", Market.Money(1m), key);
        await once.MustBe(HttpStatusCode.Created);
        Assert.True(again.IsReplayed());
        Assert.Equal(1, (await seller.Read($"{path}/receipts")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Not_even_a_statement_behind_the_markets_back_verifies_too_much()
    {
        var (path, _, _, _) = await Market.Registered();
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Market.Run($"update contracts.contracts set verified_income = 700000.01 where id = '{path.Split('/')[^1]}'"));
        Assert.Equal("ck_contracts_verified_income", refused.ConstraintName);
    }

    [Theory]
    [InlineData("verified_income = 800", 800, "done")]
    [InlineData("verified_income = 800", 799.99, "failed")]
    [InlineData("list_id = gen_random_uuid()", 800, "failed")]
    public async Task A_file_leaves_what_income_and_lists_rest_on(string built, double technology, string ends)
    {
        var service = await Market.AsService();
        var number = $"2024350778{Random.Shared.Next(100_000, 999_999)}";
        async Task<string?> Import(decimal amount)
        {
            using var file = new StringContent($$"""{"id":"income-{{number}}","title":"往年合同 {{amount}}","type":"DEV","sellerName":"卖","sellerDistrict":"350503","buyerName":"买","buyerDistrict":"350581","totalAmount":1000,"technologyAmount":{{amount}},"signedOn":"2024-02-01","registeredOn":"2024-03-02","number":"{{number}}"}""", Encoding.UTF8, "application/x-ndjson");
            using var posted = await service.PostAsync("api/contracts/imports/contracts?name=r.jsonl&source=income", file);
            var id = (await posted.Json()).GetProperty("id").GetGuid();
            return await Answers.Eventually(async () => Ended((await service.Read($"api/contracts/imports/{id}")).GetProperty("status").GetString()));
        }
        Assert.Equal("done", await Import(900));
        await Market.Run($"update contracts.contracts set {built} where number = '{number}'");
        Assert.Equal(ends, await Import((decimal)technology));
    }

    private static string? Ended(string? status) => status is "done" or "failed" ? status : null;

    private async Task MustBeChained(string path)
    {
        var service = await Market.AsService();
        for (string? next = ""; next is not null;)
        {
            var page = await service.Read($"api/contracts/holdings/histories?limit=200&after={next}");
            var own = page.GetProperty("items").EnumerateArray().FirstOrDefault(row => path.EndsWith($"{row.GetProperty("id").GetGuid()}", StringComparison.Ordinal));
            if (own.ValueKind != JsonValueKind.Undefined)
            {
                Assert.Equal(JsonValueKind.Null, own.GetProperty("fault").ValueKind);
                Assert.Equal(11, own.GetProperty("length").GetInt32());
                return;
            }
            next = page.GetProperty("next").GetString();
        }
        Assert.Fail("It has no history.");
    }
}
