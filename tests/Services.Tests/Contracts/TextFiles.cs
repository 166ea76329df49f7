using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SkiaSharp;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Contracts;

/// <summary>Files of contracts' texts, and how tests send them.</summary>
internal static class TextFiles
{
    public static byte[] Pdf(string says) => Encoding.UTF8.GetBytes($"%PDF-1.7\n% {says}\nstartxref\n0\n%%EOF\n");

    public static byte[] Jpeg { get; } = Picture(SKEncodedImageFormat.Jpeg);

    public static byte[] Png { get; } = Picture(SKEncodedImageFormat.Png);

    private static byte[] Picture(SKEncodedImageFormat format)
    {
        using var paper = new SKBitmap(8, 8);
        using var file = paper.Encode(format, 80);
        return file.ToArray();
    }

    /// <summary>A zip archive of one file.</summary>
    public static byte[] Zip(string entry)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var content = archive.CreateEntry(entry).Open();
            content.Write("<ofd:OFD/>"u8);
        }
        return file.ToArray();
    }

    public static string Hash(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    public static HttpContent Body(byte[] file, string type = "application/octet-stream") =>
        new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    public static async Task<HttpResponseMessage> SendText(this HttpClient seller, Guid contract, byte[] file, string name = "合同.pdf")
    {
        using var body = Body(file);
        return await seller.PostAsync($"api/contracts/{contract}/texts?name={Uri.EscapeDataString(name)}", body);
    }

    /// <summary>A text that must be taken; what is said of it.</summary>
    public static async Task<JsonElement> AddText(this HttpClient seller, Guid contract, byte[] file, string name = "合同.pdf")
    {
        using var answer = await seller.SendText(contract, file, name);
        await answer.MustBe(HttpStatusCode.Created);
        return await answer.Json();
    }

    /// <summary>What is refused, with its status and code.</summary>
    public static async Task<string> MustNotTake(this HttpClient seller, Guid contract, byte[] file, HttpStatusCode status, string code, string name = "合同.pdf")
    {
        using var answer = await seller.SendText(contract, file, name);
        await answer.MustBe(status);
        var problem = await answer.Json();
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem.GetProperty("detail").GetString()!;
    }

    public static async Task<List<JsonElement>> TextsOf(this HttpClient reader, Guid contract) =>
        [.. (await reader.Read($"api/contracts/{contract}")).GetProperty("texts").EnumerateArray()];

    /// <summary>A draft complete but for its submission.</summary>
    public static async Task<Guid> Drafted(this HttpClient seller, object content)
    {
        var id = await seller.StartDraft();
        using var saved = await seller.PutSeen($"api/contracts/{id}", content);
        await saved.MustBe(HttpStatusCode.OK);
        return id;
    }
}
