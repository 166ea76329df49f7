using System.IO.Compression;
using SkiaSharp;

namespace TechMarket.Contracts.Texts;

/// <summary>What a text may be: told by its content, never by the file's name.</summary>
/// <param name="Endings">How names of such files end, the usual one first.</param>
internal sealed record TextFormat(string MediaType, params string[] Endings)
{
    /// <summary>Readers look for the end mark in so many of the last bytes.</summary>
    private const int PdfTail = 1024;

    private static readonly TextFormat pdf = new("application/pdf", ".pdf");
    private static readonly TextFormat ofd = new("application/ofd", ".ofd");
    private static readonly TextFormat jpeg = new("image/jpeg", ".jpg", ".jpeg");
    private static readonly TextFormat png = new("image/png", ".png");

    public static IEnumerable<string> MediaTypes => [pdf.MediaType, ofd.MediaType, jpeg.MediaType, png.MediaType];

    /// <summary>Null for a file of any other kind.</summary>
    public static TextFormat? Of(byte[] file)
    {
        ReadOnlySpan<byte> start = file;
        return start.StartsWith("%PDF-"u8) ? pdf
            : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? jpeg
            : start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? png
            : start.StartsWith("PK\u0003\u0004"u8) && IsOfd(file) ? ofd
            : null;
    }

    /// <summary>
    /// False for a file that ends before it should, or of which nobody can see anything: a PDF closes with the place of its table of contents
    /// (ISO 32000-1, 7.5.5), a picture says how large it is.
    /// </summary>
    public bool IsWhole(byte[] file) => MediaType switch
    {
        "application/pdf" => file.AsSpan(Math.Max(0, file.Length - PdfTail)).IndexOf("%%EOF"u8) >= 0 && file.AsSpan().LastIndexOf("startxref"u8) >= 0,
        "image/jpeg" or "image/png" => IsPicture(file),
        _ => true,
    };

    private static bool IsPicture(byte[] file)
    {
        using var data = SKData.CreateCopy(file);
        using var picture = SKCodec.Create(data);
        return picture is { Info: { Width: > 0, Height: > 0 } };
    }

    /// <summary>GB/T 33190-2016: a zip archive with OFD.xml in its root.</summary>
    private static bool IsOfd(byte[] file)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            return archive.GetEntry("OFD.xml") is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
