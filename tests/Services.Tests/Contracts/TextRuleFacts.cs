using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TechMarket.Contracts;
using TechMarket.Platform;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Contracts;

/// <summary>What the rules of filing find about the text of a contract.</summary>
[Collection(MarketTests.Name)]
public sealed class TextRuleFacts(SharedMarket shared)
{
    private Market Market => shared.Market;

    [Fact]
    public async Task A_contract_without_a_text_is_told_so_and_can_be_filed_all_the_same()
    {
        var (seller, content) = (await Market.SignInAsInstitute(), Filing.Content(Market.Clock.Today()));
        var id = await seller.Drafted(content);
        var note = Assert.Single(await Findings(seller, id), finding => Code(finding) == "contract.text-missing");
        Assert.False(note.GetProperty("stops").GetBoolean());
        Assert.Equal("texts", note.GetProperty("field").GetString());
        Assert.Contains("contract.text-missing", await Typed(seller, id, content));
        await seller.AddText(id, TextFiles.Pdf($"{id}"));
        Assert.DoesNotContain("contract.text-missing", (await Findings(seller, id)).Select(Code));
        Assert.DoesNotContain("contract.text-missing", await Typed(seller, id, content));

        var bare = await seller.Submitted(Filing.Content(Market.Clock.Today(), 4_000_000m, 3_000_000m));
        Assert.Contains("contract.text-missing", (await Findings(await Market.SignInAsRegistrar(), bare)).Select(Code));
    }

    [Fact]
    public async Task The_same_file_is_filed_once_and_its_owner_is_told_where_it_is()
    {
        var seller = await Market.SignInAsInstitute();
        var first = await Filed(seller, "先登记的合同", TextFiles.Pdf("同一份"));
        var again = await seller.Drafted(Filing.Content(Market.Clock.Today(), 2_000_000m, 1_000_000m));
        await seller.AddText(again, TextFiles.Pdf("同一份"), "又一次.pdf");
        using (var answer = await seller.PostSeen($"api/contracts/{again}", "submission"))
        {
            await answer.MustBe(HttpStatusCode.Conflict);
            var problem = await answer.Json();
            Assert.Equal("contract.same-file", problem.GetProperty("code").GetString());
            Assert.Contains("又一次.pdf", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.Contains("先登记的合同", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
        await (await Market.SignInAsRegistrar()).Step($"api/contracts/{first}", "refusal", new { reason = "4" });
        await seller.Step($"api/contracts/{again}", "submission");
    }

    [Fact]
    public async Task A_file_that_another_organisation_filed_is_found_and_not_named()
    {
        var (institute, enterprise) = (await Market.SignInAsInstitute(), await Market.SignInAsEnterprise());
        var file = TextFiles.Pdf("别家的合同");
        var number = await (await Market.SignInAsRegistrar()).Register(await Accepted(institute, "保密的合同名称", file));
        var mine = await enterprise.StartDraft("我的合同");
        await enterprise.AddText(mine, file, "拿来的.pdf");
        var found = Assert.Single(await Findings(enterprise, mine), finding => Code(finding) == "contract.same-file");
        Assert.True(found.GetProperty("stops").GetBoolean());
        var text = found.GetProperty("text").GetString()!;
        Assert.Contains("拿来的.pdf", text, StringComparison.Ordinal);
        Assert.Contains("另一份合同", text, StringComparison.Ordinal);
        Assert.DoesNotContain("保密的合同名称", text, StringComparison.Ordinal);
        Assert.DoesNotContain(number, text, StringComparison.Ordinal);
        using (var answer = await enterprise.PostSeen($"api/contracts/{mine}", "submission"))
        {
            await answer.MustBe(HttpStatusCode.Conflict);
            var said = await answer.Content.ReadAsStringAsync();
            Assert.Contains("拿来的.pdf", said, StringComparison.Ordinal);
            Assert.DoesNotContain("保密的合同名称", said, StringComparison.Ordinal);
        }

        // As if both had been submitted at the same moment: the registrar is told which one it is.
        await Market.Run($"update contracts.contracts set status = 'submitted', submitted_at = now() where id = '{mine}'");
        var told = Assert.Single(await Findings(await Market.SignInAsRegistrar(), mine), finding => Code(finding) == "contract.same-file").GetProperty("text").GetString()!;
        Assert.Contains("保密的合同名称", told, StringComparison.Ordinal);
        Assert.Contains(number, told, StringComparison.Ordinal);
        await Market.Run($"update contracts.contracts set status = 'draft', submitted_at = null where id = '{mine}'");
    }

    [Fact]
    public async Task A_file_in_another_draft_is_nobodys_business()
    {
        var (institute, enterprise) = (await Market.SignInAsInstitute(), await Market.SignInAsEnterprise());
        await institute.AddText(await institute.StartDraft(), TextFiles.Pdf("还在草稿里"));
        var mine = await enterprise.StartDraft();
        await enterprise.AddText(mine, TextFiles.Pdf("还在草稿里"));
        Assert.DoesNotContain("contract.same-file", (await Findings(enterprise, mine)).Select(Code));
    }

    [Fact]
    public void The_seal_of_a_contract_without_texts_is_what_it_was_before_there_were_texts()
    {
        var contract = Contract.Open(FilingFacts.Complete, new DateTimeOffset(2026, 6, 15, 2, 0, 0, TimeSpan.Zero));
        var before = TextFiles.Hash(System.Text.Encoding.UTF8.GetBytes($"number=\noffice=\nregisteredOn=\n{FilingFacts.Complete.ToCanonical()}"));
        Assert.Equal(before, contract.HashOfContent());
        contract.AddText(TextFiles.Hash([1]));
        var one = contract.HashOfContent();
        contract.AddText(TextFiles.Hash([2]));
        Assert.Equal(3, new[] { before, one, contract.HashOfContent() }.Distinct().Count());
        contract.RemoveText(TextFiles.Hash([2]));
        contract.RemoveText(TextFiles.Hash([1]));
        Assert.Equal(before, contract.HashOfContent());
    }

    private async Task<Guid> Filed(HttpClient seller, string title, byte[] file)
    {
        var id = await seller.Drafted(Filing.Content(Market.Clock.Today(), title: title));
        await seller.AddText(id, file);
        await seller.Step($"api/contracts/{id}", "submission");
        return id;
    }

    private async Task<Guid> Accepted(HttpClient seller, string title, byte[] file)
    {
        var id = await Filed(seller, title, file);
        await (await Market.SignInAsRegistrar()).Step($"api/contracts/{id}", "acceptance");
        return id;
    }

    private static async Task<List<JsonElement>> Findings(HttpClient reader, Guid id) =>
        [.. (await reader.Read($"api/contracts/{id}")).GetProperty("hindrances").EnumerateArray()];

    /// <summary>The codes found in a form as it is typed.</summary>
    private static async Task<List<string?>> Typed(HttpClient seller, Guid id, object content)
    {
        using var answer = await seller.PostAsJsonAsync($"api/contracts/{id}/findings", content);
        await answer.MustBe(HttpStatusCode.OK);
        return [.. (await answer.Json()).GetProperty("findings").EnumerateArray().Select(Code)];
    }

    private static string? Code(JsonElement finding) => finding.GetProperty("code").GetString();
}
