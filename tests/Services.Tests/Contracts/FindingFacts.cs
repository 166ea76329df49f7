using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TechMarket.Platform;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Contracts;

/// <summary>What the rules find while a draft is typed, and at its submission.</summary>
[Collection(MarketTests.Name)]
public sealed class FindingFacts(SharedMarket shared)
{
    private Market Market => shared.Market;

    [Fact]
    public async Task A_draft_is_checked_as_typed_and_stays_as_saved()
    {
        var seller = await Market.SignInAsInstitute();
        var id = await seller.StartDraft("还没有写完的合同");
        var found = await Found(seller, id, Filing.Content(Market.Clock.Today(), 100m, 100.01m));
        var one = Assert.Single(found, finding => finding.GetProperty("code").GetString() == "contract.technology-exceeds-total");
        Assert.Equal("technologyAmount", one.GetProperty("field").GetString());
        Assert.True(one.GetProperty("stops").GetBoolean());
        Assert.NotEqual("", one.GetProperty("basis").GetString());
        var saved = await seller.Read($"api/contracts/{id}");
        Assert.Equal("还没有写完的合同", saved.GetProperty("title").GetString());
        Assert.False(saved.TryGetProperty("totalAmount", out var total) && total.ValueKind == JsonValueKind.Number);
    }

    [Fact]
    public async Task Nobody_else_can_check_it()
    {
        var seller = await Market.SignInAsInstitute();
        var id = await seller.StartDraft();
        var other = await Market.SignInAsEnterprise();
        using var answer = await other.PostAsJsonAsync($"api/contracts/{id}/findings", Filing.Content(Market.Clock.Today()));
        await answer.MustBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_same_contract_is_filed_only_once()
    {
        var seller = await Market.SignInAsInstitute();
        var content = Filing.Content(Market.Clock.Today());
        await seller.Submitted(content);
        var again = await seller.StartDraft();
        using (var saved = await seller.PutSeen($"api/contracts/{again}", content))
        {
            await saved.MustBe(HttpStatusCode.OK);
        }
        using var answer = await seller.PostSeen($"api/contracts/{again}", "submission");
        await answer.MustBe(HttpStatusCode.Conflict);
        Assert.Equal("contract.duplicate", (await answer.Json()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_text_nearly_the_same_is_pointed_out_with_its_likeness_and_can_be_filed()
    {
        var seller = await Market.SignInAsInstitute();
        await seller.Submitted(Filing.Content(Market.Clock.Today()));
        var other = await seller.StartDraft();
        var found = await Found(seller, other, Filing.Content(Market.Clock.Today(), 2_000_000m, 1_700_000m));
        var alike = Assert.Single(found, finding => finding.GetProperty("code").GetString() == "contract.nearly-the-same");
        Assert.False(alike.GetProperty("stops").GetBoolean());
        Assert.Contains("100%", alike.GetProperty("text").GetString(), StringComparison.Ordinal);
        await seller.Submitted(Filing.Content(Market.Clock.Today(), 3_000_000m, 2_700_000m));
    }

    [Fact]
    public async Task What_the_form_says_comes_back_and_goes_into_the_history()
    {
        var seller = await Market.SignInAsInstitute();
        var id = await seller.StartDraft();
        using (var saved = await seller.PutSeen($"api/contracts/{id}", new { title = "专利许可", planSource = "province", objective = "01",
            particulars = new { writtenForm = "electronic", royaltyBase = "sales", royaltyRate = 2.5m, royaltyWay = "falling", entryFee = 100_000.25m, ipNumber = " ZL1 ", related = true } }))
        {
            await saved.MustBe(HttpStatusCode.OK);
        }
        var read = await seller.Read($"api/contracts/{id}");
        var particulars = read.GetProperty("particulars");
        Assert.Equal(("province", "01", 2.5m, 100_000.25m, "ZL1", true), (read.GetProperty("planSource").GetString(), read.GetProperty("objective").GetString(),
            particulars.GetProperty("royaltyRate").GetDecimal(), particulars.GetProperty("entryFee").GetDecimal(), particulars.GetProperty("ipNumber").GetString(), particulars.GetProperty("related").GetBoolean()));
        var fields = read.GetProperty("history").EnumerateArray().Last().GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("field").GetString()).ToList();
        Assert.Contains("planSource", fields);
        Assert.Contains("royaltyWay", fields);
    }

    [Theory]
    [InlineData("""{"title":"x","planSource":"unknown"}""", "planSource")]
    [InlineData("""{"title":"x","particulars":{"royaltyRate":101}}""", "particulars.royaltyRate")]
    [InlineData("""{"title":"x","particulars":{"currency":"DOLLAR"}}""", "particulars.currency")]
    [InlineData("""{"title":"x","particulars":{"entryFee":0.001}}""", "particulars.entryFee")]
    public async Task An_unknown_code_or_an_odd_figure_is_refused_at_its_field(string body, string field)
    {
        var seller = await Market.SignInAsInstitute();
        var id = await seller.StartDraft();
        using var answer = await seller.PutSeen($"api/contracts/{id}", JsonSerializer.Deserialize<JsonElement>(body));
        await answer.MustBe(HttpStatusCode.BadRequest);
        Assert.Contains(field, (await answer.Json()).GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    private static async Task<List<JsonElement>> Found(HttpClient seller, Guid id, object content)
    {
        using var answer = await seller.PostAsJsonAsync($"api/contracts/{id}/findings", content);
        await answer.MustBe(HttpStatusCode.OK);
        return [.. (await answer.Json()).GetProperty("findings").EnumerateArray()];
    }
}
