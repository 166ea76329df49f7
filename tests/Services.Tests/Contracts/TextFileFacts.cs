using System.Net;
using System.Text;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Contracts;

/// <summary>Which files can be a contract's text, under which names, how large and how many.</summary>
[Collection(MarketTests.Name)]
public sealed class TextFileFacts(SharedMarket shared)
{
    private Market Market => shared.Market;

    /// <summary>The file, its name (what does not show is percent-encoded), what it is known as, and the name it gets.</summary>
    public static TheoryData<byte[], string, string, string> Sound => new()
    {
        { TextFiles.Pdf("pdf"), "合同.PDF", "application/pdf", "合同.PDF" },
        { TextFiles.Zip("OFD.xml"), "电子合同.ofd", "application/ofd", "电子合同.ofd" },
        { TextFiles.Jpeg, "签章页.jpeg", "image/jpeg", "签章页.jpeg" },
        { TextFiles.Png, "签章页.png", "image/png", "签章页.png" },
        { TextFiles.Pdf("exe"), "合同.exe", "application/pdf", "合同.exe.pdf" },
        { TextFiles.Jpeg, "扫描", "image/jpeg", "扫描.jpg" },
        { TextFiles.Pdf("path"), "..%5C..%2Fetc/%20合同%E2%80%AE%07%0A.pdf%20", "application/pdf", "合同.pdf" },
        { TextFiles.Pdf("none"), "合同/%20", "application/pdf", "合同文本.pdf" },
        { TextFiles.Pdf("long"), new string('长', 300) + ".pdf", "application/pdf", new string('长', 116) + ".pdf" },
        { TextFiles.Pdf("rare"), "⽇𠮷.pdf", "application/pdf", "日𠮷.pdf" },
    };

    public static TheoryData<byte[], string> Unsound => new()
    {
        { [], "空.pdf" },
        { Encoding.ASCII.GetBytes("MZ\u0090 program"), "合同.pdf" },
        { Encoding.UTF8.GetBytes("<!DOCTYPE html><script>alert(1)</script>%PDF-1.7"), "合同.pdf" },
        { Encoding.UTF8.GetBytes("\uFEFF<svg xmlns='http://www.w3.org/2000/svg'/>"), "图.png" },
        { TextFiles.Zip("word/document.xml"), "合同.ofd" },
        { TextFiles.Zip("folder/OFD.xml"), "合同.ofd" },
        { Encoding.ASCII.GetBytes("PK\u0003\u0004 broken"), "合同.ofd" },
        { Encoding.ASCII.GetBytes("%PDF"), "短.pdf" },
        { Encoding.ASCII.GetBytes("%PDF-1.4\n"), "只有开头.pdf" },
        { Encoding.ASCII.GetBytes("%PDF-1.4\n<html>%%EOF"), "网页.pdf" },
        { TextFiles.Pdf("cut")[..^20], "截断.pdf" },
        { TextFiles.Png[..8], "只有开头.png" },
        { [.. TextFiles.Jpeg[..4], .. new byte[50]], "空白.jpg" },
    };

    [Theory]
    [MemberData(nameof(Sound))]
    public async Task A_file_is_known_by_its_first_bytes_and_named_to_fit(byte[] file, string name, string type, string kept)
    {
        var seller = await Market.SignInAsInstitute();
        var added = await seller.AddText(await seller.StartDraft(), file, Uri.UnescapeDataString(name));
        Assert.Equal((type, kept), (added.GetProperty("mediaType").GetString(), added.GetProperty("name").GetString()));
    }

    [Theory]
    [MemberData(nameof(Unsound))]
    public async Task A_file_of_another_kind_is_refused_whatever_its_name(byte[] file, string name)
    {
        var seller = await Market.SignInAsInstitute();
        var id = await seller.StartDraft();
        await seller.MustNotTake(id, file, HttpStatusCode.BadRequest, "invalid", name);
        Assert.Empty(await seller.TextsOf(id));
    }

    [Fact]
    public async Task A_text_has_20_megabytes_at_most_said_in_plain_words()
    {
        var seller = await Market.SignInAsInstitute();
        var id = await seller.StartDraft();
        var most = new byte[20 * 1024 * 1024];
        TextFiles.Pdf("大").CopyTo(most, 0);
        "startxref\n0\n%%EOF\n"u8.CopyTo(most.AsSpan(most.Length - 18));
        var added = await seller.AddText(id, most);
        Assert.Equal(most, await seller.GetByteArrayAsync($"api/contracts/{id}/texts/{added.GetProperty("id")}"));
        Assert.Contains("20 MB", await seller.MustNotTake(id, [.. most, 0], HttpStatusCode.RequestEntityTooLarge, "too-large"), StringComparison.Ordinal);
        using var unmeasured = new StreamContent(new Unmeasured([.. most, 0]));
        unmeasured.Headers.ContentType = new("application/pdf");
        using var answer = await seller.PostAsync($"api/contracts/{id}/texts", unmeasured);
        await answer.MustBe(HttpStatusCode.RequestEntityTooLarge);
        Assert.Single(await seller.TextsOf(id));
    }

    [Fact]
    public async Task Files_sent_at_the_same_moment_are_added_one_after_the_other()
    {
        var seller = await Market.SignInAsInstitute();
        var id = await seller.StartDraft();
        byte[][] files = [TextFiles.Pdf("一"), TextFiles.Pdf("二"), TextFiles.Pdf("三"), TextFiles.Pdf("一")];
        var answers = await Task.WhenAll(files.Select(file => seller.SendText(id, file)));
        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(3, (await seller.TextsOf(id)).Count);
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task A_contract_has_ten_files_and_none_twice()
    {
        var seller = await Market.SignInAsInstitute();
        var id = await seller.StartDraft();
        for (var number = 0; number < 10; number++)
        {
            await seller.AddText(id, TextFiles.Pdf($"第 {number} 页"));
        }
        await seller.MustNotTake(id, TextFiles.Pdf("第 3 页"), HttpStatusCode.Conflict, "text.twice", "另一个名字.pdf");
        Assert.Contains("10", await seller.MustNotTake(id, TextFiles.Pdf("第 11 页"), HttpStatusCode.Conflict, "text.too-many"), StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, 10).Select(number => TextFiles.Hash(TextFiles.Pdf($"第 {number} 页"))), (await seller.TextsOf(id)).Select(text => text.GetProperty("sha256").GetString()));
    }

    [Fact]
    public async Task A_body_that_is_no_file_is_answered_with_what_to_send()
    {
        var seller = await Market.SignInAsInstitute();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["file"] = "x" });
        using var answer = await seller.PostAsync($"api/contracts/{await seller.StartDraft()}/texts", form);
        await answer.MustBe(HttpStatusCode.UnsupportedMediaType);
        Assert.Contains("Content-Type", (await answer.Json()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    /// <summary>A file whose length is not told beforehand.</summary>
    private sealed class Unmeasured(byte[] file) : MemoryStream(file)
    {
        public override bool CanSeek => false;
    }
}
