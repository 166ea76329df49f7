namespace TechMarket.Portal.Components;

/// <summary>The market's mark: two sides meeting.</summary>
internal static class Mark
{
    public const string Drawing = """<rect width="32" height="32" rx="4" fill="#0b5394"/><path d="M6 11h14M6 11l4-4M6 11l4 4M26 21H12M26 21l-4-4M26 21l-4 4" fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="square"/>""";

    public static readonly string DataUri = "data:image/svg+xml," + Uri.EscapeDataString($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">{Drawing}</svg>""");
}
