namespace TechMarket.Events.Codes;

/// <summary>
/// Places: Quanzhou's districts by GB/T 2260, its two functional zones under internal codes (they have none of their own),
/// Fujian's other cities, and the rest of the country by province.
/// </summary>
public static class Districts
{
    /// <summary>All of Quanzhou.</summary>
    public static readonly Code City = new("350500", "泉州市", "Quanzhou");

    /// <summary>The districts and zones of Quanzhou that report for themselves.</summary>
    public static readonly CodeList Quanzhou = CodeList.Named("districts-of-quanzhou");

    /// <summary>Where parties may come from: Quanzhou first, then Fujian's other cities, then provinces, then abroad.</summary>
    public static readonly CodeList All = new([.. Quanzhou.Versions, .. CodeList.Named("districts-elsewhere").Versions]);
}
