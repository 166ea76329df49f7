namespace TechMarket.Platform;

/// <summary>Texts too long to be shown whole.</summary>
public static class Shortening
{
    /// <summary>At most so many characters of it, with … for the rest.</summary>
    public static string Shortened(this string text, int most) => text.Length <= most ? text : text[..most] + "…";
}
