using System.Net;
using System.Text.Json;
using TechMarket.Platform;
using TechMarket.Tests.Identity;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Contracts;

/// <summary>The text of a contract goes with its filing: who adds it, who reads it, and when it is fixed.</summary>
[Collection(MarketTests.Name)]
public sealed class TextFacts(SharedMarket shared)
{
    private Market Market => shared.Market;

    [Fact]
    public async Task A_text_is_listed_with_its_hash_and_comes_back_to_the_byte()
    {
        var seller = await Market.SignInAsInstitute();
        var (id, file) = (await seller.StartDraft(), TextFiles.Pdf("原文"));
        var added = await seller.AddText(id, file, "委托开发合同.pdf");
        Assert.Equal(("委托开发合同.pdf", "application/pdf", file.Length, TextFiles.Hash(file)), (added.GetProperty("name").GetString(),
            added.GetProperty("mediaType").GetString(), added.GetProperty("size").GetInt32(), added.GetProperty("sha256").GetString()));
        var listed = Assert.Single(await seller.TextsOf(id));
        Assert.Equal(added.GetProperty("id").GetGuid(), listed.GetProperty("id").GetGuid());
        Assert.False(listed.TryGetProperty("bytes", out _));

        using var got = await seller.GetAsync($"api/contracts/{id}/texts/{added.GetProperty("id")}");
        await got.MustBe(HttpStatusCode.OK);
        Assert.Equal(file, await got.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", got.Content.Headers.ContentType!.MediaType);
        Assert.Equal(("attachment", "委托开发合同.pdf"), (got.Content.Headers.ContentDisposition!.DispositionType, got.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal("nosniff", got.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal($"\"{TextFiles.Hash(file)}\"", got.Headers.ETag!.Tag);
        using var again = new HttpRequestMessage(HttpMethod.Get, got.RequestMessage!.RequestUri) { Headers = { IfNoneMatch = { got.Headers.ETag } } };
        using var unchanged = await seller.SendAsync(again);
        await unchanged.MustBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Only_its_seller_adds_and_removes_and_nobody_else_reads_it_before_it_is_filed()
    {
        var seller = await Market.SignInAsInstitute();
        var id = await seller.StartDraft();
        var text = $"api/contracts/{id}/texts/{(await seller.AddText(id, TextFiles.Pdf("草稿"))).GetProperty("id")}";
        foreach (var other in new[] { await Market.SignInAsEnterprise(), await Market.NewPerson(People.NewEmail(), "institute") })
        {
            await other.MustNotTake(id, TextFiles.Pdf("别人的"), HttpStatusCode.NotFound, "not-found");
            using var removed = await other.DeleteAsync(text);
            await removed.MustBe(HttpStatusCode.NotFound);
            using var read = await other.GetAsync(text);
            await read.MustBe(HttpStatusCode.NotFound);
        }
        var registrar = await Market.SignInAsRegistrar();
        using var early = await registrar.GetAsync(text);
        await early.MustBe(HttpStatusCode.NotFound);
        using var anonymous = await Market.Anyone.GetAsync(text);
        await anonymous.MustBe(HttpStatusCode.Unauthorized);
        using var notHers = await registrar.SendText(id, TextFiles.Pdf("登记员的"));
        await notHers.MustBe(HttpStatusCode.Forbidden);
        Assert.Single(await seller.TextsOf(id));
    }

    [Fact]
    public async Task Once_filed_its_parties_and_officials_read_it_and_other_companies_do_not()
    {
        var (seller, code, file) = (await Market.SignInAsInstitute(), People.NewCreditCode(), TextFiles.Pdf("提交的"));
        var buyer = await Market.NewPerson(People.NewEmail(), creditCode: code);
        var id = await Answers.Eventually(async () => await Bought(seller, code));
        var text = $"api/contracts/{id}/texts/{(await seller.AddText(Guid.Parse(id), file)).GetProperty("id")}";
        await seller.Step($"api/contracts/{id}", "submission");
        foreach (var reader in new[] { seller, buyer, await Market.SignInAsRegistrar(), await Market.SignInAsSupervisor() })
        {
            Assert.Equal(file, await reader.GetByteArrayAsync(text));
            Assert.Single(await reader.TextsOf(Guid.Parse(id)));
        }
        foreach (var other in new[] { await Market.SignInAsEnterprise(), await Market.SignInAsBroker() })
        {
            using var answer = await other.GetAsync(text);
            await answer.MustBe(HttpStatusCode.NotFound);
        }
        using var elsewhere = await seller.GetAsync($"api/contracts/{await seller.StartDraft()}/texts/{text.Split('/')[^1]}");
        await elsewhere.MustBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_filed_text_is_fixed_until_the_contract_is_returned()
    {
        var (seller, registrar) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar());
        var id = await seller.Drafted(Filing.Content(Market.Clock.Today()));
        var text = $"api/contracts/{id}/texts/{(await seller.AddText(id, TextFiles.Pdf("先"))).GetProperty("id")}";
        await seller.Step($"api/contracts/{id}", "submission");
        Assert.Contains("退回", await seller.MustNotTake(id, TextFiles.Pdf("后"), HttpStatusCode.Conflict, "contract.not-editable"), StringComparison.Ordinal);
        using (var kept = await seller.DeleteAsync(text))
        {
            await kept.MustBe(HttpStatusCode.Conflict);
            Assert.Equal("contract.not-editable", await kept.Code());
        }
        await registrar.Step($"api/contracts/{id}", "return", new { reason = "请补充签章页" });
        await seller.AddText(id, TextFiles.Pdf("后"));
        using var removed = await seller.DeleteAsync(text);
        await removed.MustBe(HttpStatusCode.NoContent);
        Assert.Equal(TextFiles.Hash(TextFiles.Pdf("后")), Assert.Single(await seller.TextsOf(id)).GetProperty("sha256").GetString());
        using var gone = await seller.GetAsync(text);
        await gone.MustBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_history_tells_name_and_hash_and_the_version_of_the_contract_moves()
    {
        var (seller, file) = (await Market.SignInAsInstitute(), TextFiles.Pdf("留痕"));
        var id = await seller.StartDraft();
        var before = await seller.VersionOf($"api/contracts/{id}");
        var added = await seller.AddText(id, file, "留痕.pdf");
        var between = await seller.VersionOf($"api/contracts/{id}");
        using (var stale = await seller.DecideOn($"api/contracts/{id}/submission", null, before))
        {
            await stale.MustBe(HttpStatusCode.PreconditionFailed);
        }
        using (var removed = await seller.DeleteAsync($"api/contracts/{id}/texts/{added.GetProperty("id")}"))
        {
            await removed.MustBe(HttpStatusCode.NoContent);
        }
        Assert.Equal(3, new[] { before, between, await seller.VersionOf($"api/contracts/{id}") }.Distinct().Count());
        var history = (await seller.Read($"api/contracts/{id}")).GetProperty("history").EnumerateArray().ToList();
        Assert.Equal(["opened", "text-added", "text-removed"], history.Select(entry => entry.GetProperty("what").GetString()));
        Assert.All(history.Skip(1), entry => Assert.Equal("留痕.pdf", entry.GetProperty("note").GetString()));
        Assert.Equal(TextFiles.Hash(file), history[1].GetProperty("fields")[0].GetProperty("after").GetString());
        Assert.Equal(TextFiles.Hash(file), history[2].GetProperty("fields")[0].GetProperty("before").GetString());
    }

    [Fact]
    public async Task The_texts_of_a_deleted_draft_go_with_it()
    {
        var seller = await Market.SignInAsInstitute();
        var id = await seller.StartDraft();
        await seller.AddText(id, TextFiles.Pdf("一"));
        await seller.AddText(id, TextFiles.Pdf("二"));
        Assert.Equal(2, await Market.Count($"select count(*) from contracts.contract_texts where contract_id = '{id}'"));
        using var deleted = await seller.DeleteAsync($"api/contracts/{id}");
        await deleted.MustBe(HttpStatusCode.NoContent);
        Assert.Equal(0, await Market.Count($"select count(*) from contracts.contract_texts where contract_id = '{id}'"));
    }

    [Fact]
    public async Task A_text_sent_twice_under_one_key_is_added_once()
    {
        var seller = await Market.SignInAsInstitute();
        var (id, key) = (await seller.StartDraft(), $"{Guid.NewGuid()}");
        async Task<JsonElement> Send()
        {
            using var body = TextFiles.Body(TextFiles.Pdf("重发"));
            using var answer = await seller.PostOnce($"api/contracts/{id}/texts?name=a.pdf", body, key);
            await answer.MustBe(HttpStatusCode.Created);
            return await answer.Json();
        }
        Assert.Equal((await Send()).GetRawText(), (await Send()).GetRawText());
        Assert.Single(await seller.TextsOf(id));
    }

    [Fact]
    public async Task A_text_changed_behind_the_markets_back_is_not_handed_out()
    {
        var seller = await Market.SignInAsInstitute();
        var id = await seller.StartDraft();
        var text = (await seller.AddText(id, TextFiles.Pdf("真"))).GetProperty("id");
        await Market.Run($"update contracts.contract_texts set bytes = 'forged' where id = '{text}'");
        using var answer = await seller.GetAsync($"api/contracts/{id}/texts/{text}");
        await answer.MustBe(HttpStatusCode.Conflict);
        Assert.Equal("text.not-intact", await answer.Code());
    }

    [Fact]
    public async Task The_seal_of_a_registration_covers_its_texts()
    {
        var (seller, registrar) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar());
        var id = await seller.Drafted(Filing.Content(Market.Clock.Today()));
        await seller.AddText(id, TextFiles.Pdf("封存"));
        await seller.Step($"api/contracts/{id}", "submission");
        await registrar.Step($"api/contracts/{id}", "acceptance");
        var certificate = $"api/contracts/certificates/{await registrar.Register(id)}";
        Assert.True((await Market.Anyone.Read(certificate)).GetProperty("intact").GetBoolean());
        Assert.True(await IsHeldIntact(id));
        await Market.Run($"update contracts.contract_texts set bytes = bytes || '1' where contract_id = '{id}'");
        Assert.False(await IsHeldIntact(id));
        await Market.Run($"update contracts.contract_texts set bytes = substr(bytes, 1, length(bytes) - 1) where contract_id = '{id}'");
        Assert.True(await IsHeldIntact(id));
        await Market.Run($"update contracts.contract_texts set sha256 = '{TextFiles.Hash(TextFiles.Pdf("换过"))}' where contract_id = '{id}'");
        Assert.False(await IsHeldIntact(id));
        await Market.Run($"update contracts.contracts set text_hashes = '[\"{TextFiles.Hash(TextFiles.Pdf("换过"))}\"]' where id = '{id}'");
        Assert.False((await Market.Anyone.Read(certificate)).GetProperty("intact").GetBoolean());
    }

    /// <summary>What deploy/verify is told of it.</summary>
    private async Task<bool> IsHeldIntact(Guid id) => (await (await Market.AsService()).Read("api/contracts/holdings/contracts?limit=5000")).GetProperty("items").EnumerateArray()
        .Single(one => one.GetProperty("id").GetGuid() == id).GetProperty("intact").GetBoolean();

    /// <summary>A draft whose buyer is the organisation of this code; null until Contracts has heard of that.</summary>
    private async Task<string?> Bought(HttpClient seller, string code)
    {
        var id = await seller.Drafted(Filing.Content(Market.Clock.Today(), buyer: code));
        return (await seller.Read($"api/contracts/{id}")).GetProperty("buyer").GetProperty("organisationId").ValueKind == JsonValueKind.String ? $"{id}" : null;
    }
}
