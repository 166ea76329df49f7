using System.Globalization;

namespace TechMarket.Contracts;

/// <summary>Values as text, the same on every machine and in every language.</summary>
internal static class Canonical
{
    public static string? Of(decimal? amount) => amount?.ToString("0.00", CultureInfo.InvariantCulture);

    public static string? Of(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Keeps a value on its line, so that no content can pose as another field.</summary>
    public static string Escape(string? value) => (value ?? "")
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
