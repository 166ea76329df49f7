using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Certificates;

/// <summary>
/// Tells whether a PDF is a certificate as this office handed it out: every file handed out is kept, and one changed byte makes another
/// SHA-256. Nothing of the upload is kept.
/// </summary>
internal static partial class CheckPaper
{
    /// <summary>The limit's name; see docs/run.md.</summary>
    public const string Limit = "paper-check";

    /// <summary>Ours have about 0.1 MB.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    /// <param name="Verdict">
    /// <c>genuine</c>: unchanged, and the register still says the same. <c>outdated</c>: unchanged, but the registration has changed since.
    /// <c>unknown</c>: no file this office handed out.
    /// </param>
    /// <param name="Number">The registration it belongs to; of an unknown file the number it gives as its own, if any.</param>
    /// <param name="HandedOutAt">When it was made.</param>
    /// <param name="Status">Of the registration now.</param>
    internal sealed record Response(string Verdict, string Sha256, string? Number, string? Title, DateTimeOffset? HandedOutAt, string? Status);

    public static void Add(IServiceCollection services, Settings settings) => services.AddLimit(settings, Limit, 30, TimeSpan.FromMinutes(1));

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/contracts/certificates/check", Handle).ForAnyone()
        .WithName("CheckPaper").WithSummary("Is this PDF a certificate as it was handed out?")
        .WithDescription("The body is the file, at most 5 MB.")
        .Accepts<byte[]>("application/pdf", "application/octet-stream").Limit(Limit)
        .Produces<Response>().ProducesProblem(400).ProducesProblem(413).ProducesProblem(429);

    private static async Task<IResult> Handle(HttpRequest request, ContractsDb db, CancellationToken stop)
    {
        var file = MustBePdf(await request.ReadFile(MostBytes, mayBeSplit: false, stop));
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        var known = await db.Papers.AsNoTracking().Where(p => p.Sha256 == sha256)
            .Join(db.Contracts, p => p.ContractId, c => c.Id, (p, c) => new { p.MadeAt, Same = p.ContentHash == c.ContentHash && p.Status == c.Status, c.Number, c.Terms.Title, c.Status })
            .FirstOrDefaultAsync(stop);
        return Results.Ok(known is null
            ? new Response("unknown", sha256, NumberIn(file), null, null, null)
            : new Response(known.Same ? "genuine" : "outdated", sha256, known.Number, known.Title, known.MadeAt, known.Status));
    }

    private static byte[] MustBePdf(byte[] file) => file.AsSpan().StartsWith("%PDF-"u8)
        ? file
        : throw new ShapeWrong("file", "这不是 PDF 文件。请上传从本市场下载的登记证明（PDF）原文件，不要上传照片、扫描件或另存的文档。",
            "This is not a PDF. Upload the certificate as it was downloaded here, not a photo, a scan or another document made of it.");

    /// <summary>The number a certificate of ours carries in its properties; readers that save a changed copy usually leave it there.</summary>
    private static string? NumberIn(byte[] file) =>
        Subject().Match(Encoding.Latin1.GetString(file)) is { Success: true } found ? found.Groups[1].Value : null;

    [GeneratedRegex(@"/Subject\s*\((\d{14}|\d{16})\)")]
    private static partial Regex Subject();
}
