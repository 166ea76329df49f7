using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMarket.Contracts.Amendments;

internal static class TermsAsJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>A content that is kept whole and never searched.</summary>
    public static void AsJson<T>(this PropertyBuilder<T> terms) where T : class? => terms.HasColumnType("jsonb")
        .HasConversion(value => JsonSerializer.Serialize(value, Json), text => JsonSerializer.Deserialize<T>(text, Json)!);
}
