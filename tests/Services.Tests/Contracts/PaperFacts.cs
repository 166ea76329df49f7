using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TechMarket.Platform;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Contracts;

/// <summary>The certificate on paper: what it says, and how a changed copy is told.</summary>
[Collection(MarketTests.Name)]
public sealed class PaperFacts(SharedMarket shared)
{
    private Market Market => shared.Market;

    /// <summary>Characters that look like Kangxi radicals, rare ones, and ones beyond the basic plane.</summary>
    private const string Rare = "日月人大小金木水火土高見生用長門面青非骨鬼黄黑鼠齐齿龟龙立竹米羊老而耳肉臣自至舌舟色虫血行衣西角言谷豆赤走足身辛辰里雨音首香鹿麻鼎鼓鼻骉㙟﨑𠮷𡧳₂𲎰";

    [Fact]
    public async Task Every_character_of_the_paper_copies_out_as_it_was_written()
    {
        var number = await Registered($"{Rare} CO₂ 发泡 <&> 技术开发合同");
        var text = PdfText.Dense(await PdfText.Of(await Paper(number)));
        Assert.Contains(PdfText.Dense($"{Rare} CO₂ 发泡 <&> 技术开发合同"), text, StringComparison.Ordinal);
        foreach (var expected in new[]
        {
            "技术合同认定登记证明", number, "技术开发", "委托开发", "石狮某鞋业有限公司", "91350502MA0000015N", "1,000,000.00元", "壹佰万元整", "700,000.00元",
            "柒拾万元整", "已登记", "新材料及其应用", $"verify/{number}",
        })
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(text, letter => letter is >= '\u2E80' and <= '\u2FDF');
        var public_ = await Market.Anyone.Read($"api/contracts/certificates/{number}");
        Assert.Contains(public_.GetProperty("sha256").GetString()!, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_names_find_room_on_the_page()
    {
        var title = string.Concat(Enumerable.Repeat("面向鞋服产业的超临界发泡材料中试", 12));
        var text = PdfText.Dense(await PdfText.Of(await Paper(await Registered(title))));
        Assert.Contains(title, text, StringComparison.Ordinal);
        Assert.Contains("登记状态", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_english_paper_speaks_english()
    {
        var number = await Registered("英文证明");
        var text = await PdfText.Of(await Market.Anyone.GetByteArrayAsync(new Uri($"en/api/contracts/certificates/{number}/paper", UriKind.Relative)), asDrawn: false);
        Assert.Contains("Technology Contract Registration Certificate", text, StringComparison.Ordinal);
        Assert.Contains($"/en/verify/{number}", PdfText.Dense(text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_gets_the_very_same_file()
    {
        var number = await Registered("同一文件");
        var papers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Paper(number)));
        Assert.Single(papers.Select(paper => Convert.ToHexString(SHA256.HashData(paper))).Distinct());
    }

    [Fact]
    public async Task A_copy_is_genuine_until_one_byte_changes()
    {
        var number = await Registered("核对副本");
        var paper = await Paper(number);
        var said = await Check(paper);
        Assert.Equal(("genuine", number, "核对副本"), (said.GetProperty("verdict").GetString(), said.GetProperty("number").GetString(), said.GetProperty("title").GetString()));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(paper)), said.GetProperty("sha256").GetString());

        paper[^20] ^= 1;
        var changed = await Check(paper);
        Assert.Equal(("unknown", number), (changed.GetProperty("verdict").GetString(), changed.GetProperty("number").GetString()));
        Assert.Equal(JsonValueKind.Null, changed.GetProperty("title").ValueKind);
    }

    [Fact]
    public async Task A_file_that_is_no_pdf_or_too_large_is_refused_in_plain_words()
    {
        using var word = await Send(Encoding.UTF8.GetBytes("PK\u0003\u0004 a document"));
        await word.MustBe(HttpStatusCode.BadRequest);
        Assert.Contains("不是 PDF", await word.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var nothing = await Send([]);
        await nothing.MustBe(HttpStatusCode.BadRequest);
        using var huge = await Send(new byte[5 * 1024 * 1024 + 1]);
        await huge.MustBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task There_is_no_paper_of_a_number_nobody_registered()
    {
        using var answer = await Market.Anyone.GetAsync("api/contracts/certificates/2020350500999999/paper");
        await answer.MustBe(HttpStatusCode.NotFound);
    }

    private async Task<string> Registered(string title)
    {
        var (seller, registrar) = (await Market.SignInAsInstitute(), await Market.SignInAsRegistrar());
        return await registrar.Register(await seller.Accepted(registrar, Filing.Content(Market.Clock.Today(), title: title)));
    }

    private async Task<byte[]> Paper(string number)
    {
        using var answer = await Market.Anyone.GetAsync($"api/contracts/certificates/{number}/paper");
        await answer.MustBe(HttpStatusCode.OK);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task<JsonElement> Check(byte[] file)
    {
        using var answer = await Send(file);
        await answer.MustBe(HttpStatusCode.OK);
        return await answer.Json();
    }

    private async Task<HttpResponseMessage> Send(byte[] file)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("application/pdf");
        return await Market.Anyone.PostAsync("api/contracts/certificates/check", content);
    }
}
