using System.Net;
using System.Net.Http.Json;
using TechMarket.Events;
using TechMarket.Platform;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Contracts;

/// <summary>From an agreed case to the figure on the dashboard.</summary>
[Collection(MarketTests.Name)]
public sealed class ThreadFacts(SharedMarket shared)
{
    private Market Market => shared.Market;

    [Fact]
    public async Task An_agreed_case_becomes_a_registered_contract_and_counts()
    {
        var (seller, buyer, registrar) = (await Market.SignInAsInstitute(), await Market.SignInAsEnterprise(), await Market.SignInAsRegistrar());
        var agreed = Agreed(await seller.OrganisationOf(), await buyer.OrganisationOf());
        var draft = await Market.DraftFromCase(agreed);
        var id = draft.GetProperty("id").GetGuid();
        Assert.Equal(agreed.ResultTitle, draft.GetProperty("title").GetString());
        Assert.Equal("LIC", draft.GetProperty("type").GetString());
        Assert.Equal(800_000m, draft.GetProperty("totalAmount").GetDecimal());
        Assert.NotEmpty(draft.GetProperty("hindrances").EnumerateArray());
        using (var hidden = await buyer.GetAsync($"api/contracts/{id}"))
        {
            await hidden.MustBe(HttpStatusCode.NotFound);
        }

        var today = Market.Clock.Today();
        using (var saved = await seller.PutSeen($"api/contracts/{id}", new
        {
            title = "超临界发泡鞋材技术许可合同",
            type = "LIC",
            buyer = new { name = draft.GetProperty("buyer").GetProperty("name").GetString(), creditCode = draft.GetProperty("buyer").GetProperty("creditCode").GetString(), district = "350582", kind = "enterprise" },
            totalAmount = 800_000m,
            technologyAmount = 800_000m,
            signedOn = today,
            validFrom = today,
            validTo = today.AddYears(3),
            field = "05",
            ip = "invention",
            subject = "许可人许可被许可人实施超临界发泡中底发明专利，提供配方、泄压工艺参数与检验方法，指导投产一次，使产品回弹率不低于 65%，密度不高于 0.12 g/cm³，改进成果归完成方。",
            planSource = "none",
            objective = "10",
            particulars = new { ipNumber = "ZL202310123456.7" },
        }))
        {
            await saved.MustBe(HttpStatusCode.OK);
        }
        await seller.Step($"api/contracts/{id}", "submission");
        Assert.Equal("submitted", (await buyer.Read($"api/contracts/{id}")).GetProperty("status").GetString());
        Assert.Contains(id, (await registrar.Read("api/contracts/queue?limit=200")).GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetGuid()));

        var before = (await Market.Anyone.Read("api/contracts/statistics/headline")).GetProperty("totalAmount").GetDecimal();
        await registrar.Step($"api/contracts/{id}", "acceptance");
        var number = await registrar.Register(id);
        Assert.Matches(@"^\d{16}$", number);
        var after = (await Market.Anyone.Read("api/contracts/statistics/headline")).GetProperty("totalAmount").GetDecimal();
        Assert.Equal(before + 800_000m, after);

        var certificate = await Market.Anyone.Read($"api/contracts/certificates/{number}");
        Assert.True(certificate.GetProperty("intact").GetBoolean());
        Assert.Equal(64, certificate.GetProperty("sha256").GetString()!.Length);
        var history = (await seller.Read($"api/contracts/{id}")).GetProperty("history").EnumerateArray().Select(h => h.GetProperty("what").GetString());
        Assert.Equal(["opened", "edited", "submitted", "accepted", "registered"], history);
    }

    [Fact]
    public async Task The_same_case_opens_one_draft_however_often_it_is_said()
    {
        var (seller, buyer) = (await Market.SignInAsInstitute(), await Market.SignInAsEnterprise());
        var agreed = Agreed(await seller.OrganisationOf(), await buyer.OrganisationOf());
        var first = await Market.DraftFromCase(agreed);
        var again = await Market.DraftFromCase(agreed);
        Assert.Equal(first.GetProperty("id").GetGuid(), again.GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_changed_content_no_longer_fits_its_certificate()
    {
        var (seller, registrar) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar());
        var number = await registrar.Register(await seller.Accepted(registrar, Filing.Content(Market.Clock.Today())));
        await using (var connection = new Npgsql.NpgsqlConnection(Market.Database))
        {
            await connection.OpenAsync();
            await using var tamper = new Npgsql.NpgsqlCommand($"update contracts.contracts set seller_name = '别家' where number = '{number}'", connection);
            Assert.Equal(1, await tamper.ExecuteNonQueryAsync());
        }
        Assert.False((await Market.Anyone.Read($"api/contracts/certificates/{number}")).GetProperty("intact").GetBoolean());
    }

    [Fact]
    public async Task Nobody_verifies_a_number_that_was_never_given()
    {
        using var answer = await Market.Anyone.GetAsync("api/contracts/certificates/1999350500000001");
        await answer.MustBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_registered_contract_says_so_to_the_other_rooms()
    {
        var (seller, registrar) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar());
        var accepted = await seller.Accepted(registrar, Filing.Content(Market.Clock.Today()));
        await using var connection = new Npgsql.NpgsqlConnection(Market.Database);
        await connection.OpenAsync();
        await using var heard = new Npgsql.NpgsqlCommand(
            "select (select count(*) from matching.inbox where consumer = 'FollowContract') || ' ' || (select count(*) from listings.inbox where consumer = 'CloseMetNeed')", connection);
        var before = ((string)(await heard.ExecuteScalarAsync())!).Split(' ').Select(long.Parse).ToArray();
        await registrar.Register(accepted);
        await Answers.Eventually(async () => (string?)await heard.ExecuteScalarAsync() == $"{before[0] + 1} {before[1] + 1}" ? "heard" : null);
    }

    private static MatchAgreed Agreed(Guid seller, Guid buyer) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), "轻量化中底发泡", Guid.CreateVersion7(), "超临界流体发泡技术", buyer, seller,
        Guid.CreateVersion7(), "经纪人", 800_000m, "LIC", "05", "C19", DateTimeOffset.UtcNow);
}
