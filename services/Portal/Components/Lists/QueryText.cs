using Microsoft.Extensions.Primitives;

namespace TechMarket.Portal.Components.Lists;

/// <summary>Addresses of the same list with one thing changed: the state of a list lives in its address.</summary>
public static class QueryText
{
    /// <summary>Sets a value, or drops the name when null. The page starts again at the first.</summary>
    public static string With(this HttpContext http, string name, string? value) => http.With([(name, value)]);

    /// <summary>The same for several names at once.</summary>
    public static string With(this HttpContext http, IReadOnlyList<(string Name, string? Value)> values) =>
        Write(http, All(http).Where(pair => pair.Key is not ("page" or "after") && values.All(value => value.Name != pair.Key))
            .Concat(values.Where(value => value.Value is not null).Select(value => KeyValuePair.Create(value.Name, value.Value!))));

    /// <summary>Adds the value of a facet, or takes it away when it is chosen.</summary>
    public static string Toggle(this HttpContext http, string name, string value)
    {
        var kept = All(http).Where(pair => pair.Key is not ("page" or "after")).ToList();
        return Write(http, http.Chosen(name, value) ? kept.Where(pair => pair.Key != name || pair.Value != value) : kept.Append(new(name, value)));
    }

    public static string ToPage(this HttpContext http, int page) =>
        Write(http, All(http).Where(pair => pair.Key != "page").Concat(page == 1 ? [] : [new("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture))]));

    public static bool Chosen(this HttpContext http, string name, string value) => http.Request.Query[name].Contains(value);

    /// <summary>A query for an API; names without a value are left out.</summary>
    public static string Of(params (string Name, string? Value)[] pairs) => QueryString.Create(pairs
        .Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => KeyValuePair.Create(pair.Name, pair.Value))).ToString();

    private static IEnumerable<KeyValuePair<string, string>> All(HttpContext http) =>
        http.Request.Query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")).Where(pair => pair.Value.Length > 0);

    private static string Write(HttpContext http, IEnumerable<KeyValuePair<string, string>> pairs) =>
        http.Request.PathBase + http.Request.Path + QueryString.Create(pairs.GroupBy(pair => pair.Key)
            .Select(group => KeyValuePair.Create(group.Key, new StringValues(group.Select(pair => pair.Value).ToArray()))));
}
