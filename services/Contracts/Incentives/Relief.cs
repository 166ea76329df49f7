using System.Text.Json;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Incentives;

/// <summary>A relief that may apply to contracts of a type, as <c>reliefs.json</c> holds it: law changes, so it is data. It informs; nothing is computed from it.</summary>
/// <param name="Types">Contract types it may apply to.</param>
/// <param name="Basis">The document it comes from.</param>
/// <param name="Confirmed">False while its wording was not checked against that document.</param>
internal sealed record Relief(
    string Code, IReadOnlyList<string> Types, bool Confirmed, string Title, string TitleEnglish, string Text, string TextEnglish, string Basis, string BasisEnglish)
{
    public static readonly IReadOnlyList<Relief> All = Read();

    public string TitleNow => T(Title, TitleEnglish);

    public string TextNow => T(Text, TextEnglish);

    public string BasisNow => T(Basis, BasisEnglish);

    private static List<Relief> Read()
    {
        using var file = typeof(Relief).Assembly.GetManifestResourceStream("reliefs.json")!;
        return JsonSerializer.Deserialize<List<Relief>>(file, JsonSerializerOptions.Web)!;
    }
}
