using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMarket.Contracts;

/// <summary>Values that are kept whole, as jsonb.</summary>
internal static class JsonColumns
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void AsJson<T>(this PropertyBuilder<T> whole) where T : class? =>
        whole.HasColumnType("jsonb").HasConversion(value => Write(value), text => Read<T>(text));

    public static void AsJson<T>(this ComplexTypePropertyBuilder<T> whole) where T : class? =>
        whole.HasColumnType("jsonb").HasConversion(value => Write(value), text => Read<T>(text));

    public static void AsJson<T>(this PropertyBuilder<IReadOnlyList<T>> list) =>
        list.HasColumnType("jsonb").HasConversion(value => Write(value), text => Read<List<T>>(text), SameItems<T>());

    public static void AsJson<T>(this ComplexTypePropertyBuilder<IReadOnlyList<T>> list) =>
        list.HasColumnType("jsonb").HasConversion(value => Write(value), text => Read<List<T>>(text), SameItems<T>());

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Json);

    private static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Json)!;

    private static ValueComparer<IReadOnlyList<T>> SameItems<T>() => new(
        (one, other) => one!.SequenceEqual(other!),
        list => list.Aggregate(0, (hash, item) => HashCode.Combine(hash, item)),
        list => list.ToList());
}
