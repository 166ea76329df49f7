using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Browser;

/// <summary>The text of a contract, uploaded by its seller and read by the registrar, as people do it.</summary>
[Collection(BrowserTests.Name)]
public sealed class TextPagesFacts(Chromium chromium)
{
    public static TheoryData<int, bool> Screens => new() { { 1280, true }, { 390, true }, { 390, false } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_text_is_uploaded_beside_the_form_and_downloaded_by_the_registrar(int width, bool script)
    {
        var id = await chromium.Market.Drafted($"附文本的合同 {width}{script}", 1_000_000m);
        var file = Encoding.UTF8.GetBytes($"%PDF-1.7\n% {width}{script}\nstartxref\n0\n%%EOF\n");
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        await using var seller = await chromium.Visit(new Screen(width, script));
        await seller.SignInAs("institute");
        await seller.Open($"my/contracts/{id}/edit");
        await seller.Sees("尚未上传合同文本；登记机构核对全文后才能登记");
        await seller.Fill("合同名称", $"改过名称 {width}{script}");
        await seller.Press("保存并上传合同文本");
        await Upload(seller, "冒充的.pdf", Encoding.UTF8.GetBytes("<html>"));
        await seller.Sees("不能识别这个文件");
        await Upload(seller, "双方签章的合同文本.pdf", file);
        await seller.Sees("已上传“双方签章的合同文本.pdf”");
        await Upload(seller, "第二个文件.pdf", [.. file, 10]);
        await seller.PressBeside("移除", "第二个文件.pdf");
        await seller.Sees("已移除“第二个文件.pdf”");
        await seller.Follow("继续填写登记表");
        await seller.Sees("双方签章的合同文本.pdf");
        Assert.Equal($"改过名称 {width}{script}", await seller.Page.GetByLabel("合同名称").First.InputValueAsync());
        await seller.Press("保存并提交登记");
        await seller.Sees("等待登记员受理");
        await seller.Sees(hash);

        await using var registrar = await chromium.Visit(new Screen(width, script));
        await registrar.SignInAs("registrar");
        await registrar.Open($"official/queue/{id}");
        await registrar.Sees(hash);
        var got = await registrar.Page.RunAndWaitForDownloadAsync(() => registrar.Page.GetByText("双方签章的合同文本.pdf", new() { Exact = true }).First.ClickAsync());
        Assert.Equal("双方签章的合同文本.pdf", got.SuggestedFilename);
        Assert.Equal(file, await File.ReadAllBytesAsync(await got.PathAsync()));
    }

    private static async Task Upload(Visitor seller, string name, byte[] file)
    {
        await seller.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/pdf", Buffer = file });
        await seller.Press("上传");
    }
}
