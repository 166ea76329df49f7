namespace TechMarket.Tests.Support;

/// <summary>A fact about real data that is skipped, counted and named where the data are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DataFactAttribute : FactAttribute
{
    public DataFactAttribute(string needs)
    {
        if (Sources.Data(needs) is null)
        {
            Skip = $"needs {needs} in the data folder (TECHMARKET_DATA)";
        }
    }
}
