using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SkiaSharp;
using TechMarket.Platform;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Certificates;

/// <summary>
/// The font of certificates and other papers: <c>Market:Certificates:Font</c>, by default Debian's fonts-noto-cjk. Where it is missing everything else
/// works; certificates answer 503 and readiness says so.
/// </summary>
internal sealed class PaperFont(Settings settings) : IHealthCheck
{
    private readonly string path = settings["Certificates:Font"] ?? "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
    private SKTypeface? found;
    private SKFont? usual;

    /// <exception cref="NotReady">The font file is not there.</exception>
    public SKTypeface Face => found ??= Open() ?? throw new NotReady(
        $"暂时不能生成 PDF：没有找到字体文件 {path}。请管理员安装 fonts-noto-cjk，或在 Market:Certificates:Font 中写明字体文件的位置。",
        $"No PDF can be made just now: the font file {path} is missing. Install fonts-noto-cjk, or set Market:Certificates:Font to where a font lies.", 60);

    /// <summary>
    /// The character to draw for one: itself, or where the font lacks it the one it is a variant of (2 for ₂), or 〓, the printer's mark for a
    /// missing type. The text that copies out stays the character itself.
    /// </summary>
    public Rune Drawn(Rune letter) => Has(letter) ? letter
        : letter.ToString().Normalize(NormalizationForm.FormKC).EnumerateRunes().ToList() is [var variant] && Has(variant) ? variant
        : new Rune('〓');

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(File.Exists(path) ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(
            $"The font {path} is missing, so no certificate or other paper can be made: install fonts-noto-cjk or set Market:Certificates:Font."));

    private bool Has(Rune letter) => (usual ??= new SKFont(Face)).ContainsGlyph(letter.Value);

    /// <summary>A collection holds a font per region; the mainland's forms are wanted.</summary>
    private SKTypeface? Open()
    {
        if (!File.Exists(path))
        {
            return null;
        }
        var faces = Enumerable.Range(0, 10).Select(index => SKTypeface.FromFile(path, index)).TakeWhile(face => face is not null).ToList();
        return faces.Find(face => face.FamilyName.EndsWith(" SC", StringComparison.Ordinal)) ?? faces.FirstOrDefault();
    }
}
