using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Components;

/// <summary>Where a listing comes from, in words: some names are the market's own and mean nothing to readers as they are stored.</summary>
public static class SourceWords
{
    /// <summary>The organisation that stands for imported listings whose owner the market does not know.</summary>
    private const string Importer = "市场导入";

    public static string? Source(string? source) => source == "demo" ? T("演示数据", "Demo data") : source;

    public static string? Organisation(string? name) => name == Importer ? T(Importer, "Imported by the market") : name;
}
