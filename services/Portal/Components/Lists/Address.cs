namespace TechMarket.Portal.Components.Lists;

/// <summary>Writes addresses with a query.</summary>
public static class Address
{
    /// <summary>The path with those values that say something.</summary>
    public static string Of(string path, params (string Name, string? Value)[] query) => path + QueryString.Create(
        query.Where(pair => !string.IsNullOrWhiteSpace(pair.Value)).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
}
