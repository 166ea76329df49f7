using TechMarket.Events;

namespace TechMarket.Tests.Search;

internal static class Sample
{
    public static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static Listing Result(string title, string text = "", long version = 1) => new(Guid.CreateVersion7(), "result", version, title, text, [], null,
        null, null, [], null, null, null, null, Guid.CreateVersion7(), "泉州示例研究院", Day, null, false);

    public static Listing Need(string title, string text = "", long version = 1) => Result(title, text, version) with
    {
        Kind = "need",
        OrganisationName = "晋江示例鞋业",
    };
}
