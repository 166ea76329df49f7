using System.Net;
using System.Net.Http.Json;
using TechMarket.Platform;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Contracts;

/// <summary>What the registrar decides.</summary>
[Collection(MarketTests.Name)]
public sealed class RegistrarFacts(SharedMarket shared)
{
    private Market Market => shared.Market;

    [Fact]
    public async Task Fifty_registrations_at_once_leave_no_gap_in_the_numbers()
    {
        var (seller, registrar) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar());
        var accepted = new List<Guid>();
        for (var i = 0; i < 50; i++)
        {
            accepted.Add(await seller.Accepted(registrar, Filing.Content(Market.Clock.Today(), title: $"合同 {i}")));
        }
        var numbers = (await Task.WhenAll(accepted.Select(registrar.Register))).Select(number => long.Parse(number, null)).Order().ToList();
        Assert.Equal(Enumerable.Range(0, 50).Select(i => numbers[0] + i), numbers);
        Assert.StartsWith($"{Market.Clock.Today().Year}350500", $"{numbers[0]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registration_that_fails_takes_no_number()
    {
        var (seller, registrar) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar());
        var first = long.Parse(await registrar.Register(await seller.Accepted(registrar, Filing.Content(Market.Clock.Today()))), null);
        var id = await seller.Accepted(registrar, Filing.Content(Market.Clock.Today()));
        using (var refused = await registrar.PostSeen($"api/contracts/{id}", "registration", new { technologyAmount = 1_000_000.01m }))
        {
            await refused.MustBe(HttpStatusCode.Conflict);
            Assert.Equal("contract.technology-exceeds-total", await refused.Code());
        }
        Assert.Equal(first + 1, long.Parse(await registrar.Register(id), null));
    }

    [Fact]
    public async Task What_the_registrar_takes_off_stands_among_the_deductions()
    {
        var (seller, registrar) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar());
        var id = await seller.Accepted(registrar, Filing.Content(Market.Clock.Today(), 1_000_000m, 1_000_000m));
        await registrar.Step($"api/contracts/{id}", "registration", new { technologyAmount = 650_000.50m });
        var contract = await seller.Read($"api/contracts/{id}");
        var last = Assert.Single(contract.GetProperty("deductions").EnumerateArray());
        Assert.Equal(("登记机构核减", 349_999.50m), (last.GetProperty("what").GetString(), last.GetProperty("amount").GetDecimal()));
    }

    [Fact]
    public async Task One_contract_is_registered_once_however_many_try()
    {
        var (seller, registrar) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar());
        var id = await seller.Accepted(registrar, Filing.Content(Market.Clock.Today()));
        using var seen = await registrar.GetAsync($"api/contracts/{id}");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => registrar.DecideOn($"api/contracts/{id}/registration", null, seen.Headers.ETag!.ToString())));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task A_returned_contract_tells_why_and_comes_back_corrected()
    {
        var (seller, registrar) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar());
        var id = await seller.Submitted(Filing.Content(Market.Clock.Today()));
        await registrar.Step($"api/contracts/{id}", "return", new { reason = "请补充验收标准" });
        Assert.Equal("请补充验收标准", (await seller.Read($"api/contracts/{id}")).GetProperty("returnReason").GetString());
        using (var saved = await seller.PutSeen($"api/contracts/{id}", Filing.Content(Market.Clock.Today(), title: "补正后的合同")))
        {
            await saved.MustBe(HttpStatusCode.OK);
        }
        await seller.Step($"api/contracts/{id}", "submission");
        await registrar.Step($"api/contracts/{id}", "acceptance");
        Assert.NotEmpty(await registrar.Register(id));
    }

    [Fact]
    public async Task A_refusal_needs_a_published_reason()
    {
        var (seller, registrar) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar());
        var id = await seller.Submitted(Filing.Content(Market.Clock.Today()));
        foreach (var wrong in new object[] { new { reason = "99" }, new { reason = "11" } })
        {
            using var answer = await registrar.PostAsJsonAsync($"api/contracts/{id}/refusal", wrong);
            await answer.MustBe(HttpStatusCode.BadRequest);
        }
        using (var none = await registrar.PostAsJsonAsync($"api/contracts/{id}/refusal", new { }))
        {
            Assert.Contains("2 不属于技术合同", (await none.Json()).GetProperty("errors").GetProperty("reason")[0].GetString(), StringComparison.Ordinal);
        }
        await registrar.Step($"api/contracts/{id}", "refusal", new { reason = "4", note = "技术内容无法理解" });
        var refused = await seller.Read($"api/contracts/{id}");
        Assert.Equal(("refused", "4"), (refused.GetProperty("status").GetString(), refused.GetProperty("refusalReason").GetString()));
        using var again = await registrar.PostSeen($"api/contracts/{id}", "acceptance");
        await again.MustBe(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("acceptance")]
    [InlineData("return")]
    [InlineData("refusal")]
    [InlineData("registration")]
    public async Task Nobody_decides_on_content_not_seen(string decision)
    {
        var (seller, registrar) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar());
        var path = $"api/contracts/{await seller.Submitted(Filing.Content(Market.Clock.Today()))}";
        using var seen = await registrar.GetAsync(path);
        await registrar.Step(path, "return", new { reason = "请核对金额" });
        using (var changed = await seller.PutSeen(path, Filing.Content(Market.Clock.Today(), 4_000_000m, 3_000_000m)))
        {
            await changed.MustBe(HttpStatusCode.OK);
        }
        await seller.Step(path, "submission");
        if (decision == "registration")
        {
            await registrar.Step(path, "acceptance");
        }
        var body = new { reason = "4" };
        using (var stale = await registrar.DecideOn($"{path}/{decision}", body, seen.Headers.ETag!.ToString()))
        {
            await stale.MustBe(HttpStatusCode.PreconditionFailed);
        }
        using (var blind = await registrar.PostAsJsonAsync($"{path}/{decision}", body))
        {
            await blind.MustBe(HttpStatusCode.PreconditionRequired);
        }
        await registrar.Step(path, decision, body);
    }

    [Fact]
    public async Task Only_registrars_decide()
    {
        var (seller, supervisor) = (await Market.SignInAsInstitute(), await Market.SignInAsSupervisor());
        var id = await seller.Submitted(Filing.Content(Market.Clock.Today()));
        foreach (var client in new[] { seller, supervisor })
        {
            using var answer = await client.PostAsync($"api/contracts/{id}/acceptance", null);
            await answer.MustBe(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task The_queue_is_oldest_first_and_can_be_narrowed()
    {
        var (seller, registrar) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar());
        var older = await seller.Submitted(Filing.Content(Market.Clock.Today()));
        var newer = await seller.Accepted(registrar, Filing.Content(Market.Clock.Today()));
        var all = await Ids(registrar, "");
        Assert.True(all.IndexOf(older) >= 0 && all.IndexOf(older) < all.IndexOf(newer));
        Assert.DoesNotContain(newer, await Ids(registrar, "&status=submitted"));
        Assert.Contains(newer, await Ids(registrar, "&status=accepted"));
    }

    private static async Task<List<Guid>> Ids(HttpClient registrar, string more)
    {
        var (all, next) = (new List<Guid>(), "");
        do
        {
            var page = await registrar.Read($"api/contracts/queue?limit=20{more}{(next.Length > 0 ? $"&after={next}" : "")}");
            all.AddRange(page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetGuid()));
            next = page.GetProperty("next").GetString() ?? "";
        }
        while (next.Length > 0);
        return all;
    }
}
