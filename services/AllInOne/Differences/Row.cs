using System.Text.Json;

namespace TechMarket.AllInOne.Differences;

/// <summary>One row of what a service holds, as it came.</summary>
internal readonly record struct Row(JsonElement Json)
{
    private const int LongestShown = 60;

    public string Id => Text("id")!;

    public string? Text(string name) => Json.GetProperty(name).GetString();

    public bool Is(string name) => Json.GetProperty(name).GetBoolean();

    /// <summary>Of a contract: it has been registered; that may have ended since, but its number stays its own.</summary>
    public bool WasRegistered => Text("status") is "registered" or "cancelled" or "revoked";

    public decimal? Number(string name) => Json.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;

    public Guid? Ref(string name) => Json.GetProperty(name) is { ValueKind: JsonValueKind.String } id ? id.GetGuid() : null;

    public DateTimeOffset? Moment(string name) => Json.GetProperty(name) is { ValueKind: JsonValueKind.String } at ? at.GetDateTimeOffset() : null;

    public Row Part(string name) => new(Json.GetProperty(name));

    /// <summary>A row that outlives the page it came with.</summary>
    public Row Kept() => new(Json.Clone());

    /// <summary>Every value both rows have under one name and that differs, here and there, in words; empty when they agree.</summary>
    public string DifferenceTo(Row truth, params IReadOnlyCollection<string> but)
    {
        var differing = Json.EnumerateObject().Where(mine => !but.Contains(mine.Name))
            .Where(mine => truth.Json.TryGetProperty(mine.Name, out var theirs) && !Same(mine.Value, theirs))
            .Select(mine => $"{mine.Name} {Shown(mine.Value)} ≠ {Shown(truth.Json.GetProperty(mine.Name))}");
        return string.Join(", ", differing);
    }

    public static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "–",
        JsonValueKind.String when value.GetString()! is var text => text.Length <= LongestShown ? $"“{text}”" : $"“{text[..LongestShown]}…”",
        _ => value.GetRawText(),
    };

    /// <summary>Numbers by their value; moments to the millisecond, as a database keeps fewer digits than an event carries.</summary>
    private static bool Same(JsonElement one, JsonElement other) => JsonElement.DeepEquals(one, other)
        || (one.ValueKind == JsonValueKind.String && other.ValueKind == JsonValueKind.String
            && one.TryGetDateTimeOffset(out var at) && other.TryGetDateTimeOffset(out var then) && Close(at, then));

    public static bool Close(DateTimeOffset? one, DateTimeOffset? other) => (one - other)?.Duration() < TimeSpan.FromMilliseconds(1);
}
