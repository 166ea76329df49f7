namespace TechMarket.Platform;

/// <summary>Reads the key inside a cursor. One that no list ever gave is answered 400: starting over silently would show rows twice.</summary>
public static class Cursors
{
    /// <summary>The last id seen; null on the first page.</summary>
    public static Guid? Id(string? after) => Read<Guid>(after, key => Guid.TryParse(key, out var id) ? id : null);

    /// <summary>The last position seen; null on the first page.</summary>
    /// <param name="after">The cursor, as it came in the query.</param>
    /// <param name="read">Reads the key; null when it is none.</param>
    public static T? Read<T>(string? after, Func<string, T?> read) where T : struct => Paging.Key(after) is { } key
        ? read(key) ?? throw Paging.NotACursor()
        : null;
}
