using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SkiaSharp;
using TechMarket.Platform;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Certificates;

/// <summary>
/// The font of the certificates: <c>Market:Certificates:Font</c>, by default Debian's fonts-noto-cjk. Where it is missing everything else
/// works; certificates answer 503 and readiness says so.
/// </summary>
internal sealed class PaperFont(Settings settings) : IHealthCheck
{
    private readonly string path = settings["Certificates:Font"] ?? "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
    private readonly ConcurrentDictionary<int, SKTypeface> others = new();
    private SKTypeface? found;
    private SKFont? usual;

    /// <exception cref="NotReady">The font file is not there.</exception>
    public SKTypeface Face => found ??= Open() ?? throw new NotReady(
        $"暂时不能出具证明：没有找到字体文件 {path}。请管理员安装 fonts-noto-cjk，或在 Market:Certificates:Font 中写明字体文件的位置。",
        $"No certificate can be made just now: the font file {path} is missing. Install fonts-noto-cjk, or set Market:Certificates:Font to where a font lies.", 60);

    /// <summary>The font that has the character: the usual one, else any of this machine; the usual one again when none has it.</summary>
    public SKTypeface For(Rune letter) => (usual ??= new SKFont(Face)).ContainsGlyph(letter.Value)
        ? Face
        : others.GetOrAdd(letter.Value, code => SKFontManager.Default.MatchCharacter(code) ?? Face);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(File.Exists(path) ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(
            $"The font {path} is missing, so no certificate can be printed: install fonts-noto-cjk or set Market:Certificates:Font."));

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
