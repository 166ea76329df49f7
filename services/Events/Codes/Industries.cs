namespace TechMarket.Events.Codes;

/// <summary>国民经济行业分类 GB/T 4754-2017: divisions, each under its section's letter (C18 is division 18 of section C).</summary>
public static class Industries
{
    public static readonly CodeList Sections = CodeList.Named("industry-sections");

    public static readonly CodeList Divisions = CodeList.Named("industry-divisions");
}
