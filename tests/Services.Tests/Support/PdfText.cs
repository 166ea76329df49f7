using System.Diagnostics;
using Xunit;

namespace TechMarket.Tests.Support;

/// <summary>What a reader copies out of a PDF, by poppler's pdftotext.</summary>
internal static class PdfText
{
    /// <param name="asDrawn">In the order of drawing, which keeps broken lines together but not every blank; else in the order of reading.</param>
    public static async Task<string> Of(byte[] pdf, bool asDrawn = true)
    {
        var start = new ProcessStartInfo("pdftotext", ["-enc", "UTF-8", .. asDrawn ? new[] { "-raw" } : [], "-", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var reader = Process.Start(start)!;
        var text = reader.StandardOutput.ReadToEndAsync();
        await reader.StandardInput.BaseStream.WriteAsync(pdf);
        reader.StandardInput.Close();
        await reader.WaitForExitAsync();
        Assert.Equal(0, reader.ExitCode);
        return await text;
    }

    /// <summary>Without blanks and line ends, which belong to the layout.</summary>
    public static string Dense(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
