namespace TechMarket.Portal.Pages.Desk;

/// <summary>One thing to do, leading to where it is done.</summary>
/// <param name="Tone">See Tag: amber for what waits for the user, blue for what is new.</param>
public sealed record DeskTask(string Title, string Href, string? Hint, string Status, string Tone = "amber");
