namespace TechMarket.Search.Saved;

/// <summary>A saved search as its owner sees it.</summary>
/// <param name="Alerts">none, instant or daily.</param>
/// <param name="New">How many of its alerts are unread.</param>
internal sealed record SavedSearchView(Guid Id, string Name, string Alerts, Conditions Conditions, int New, DateTimeOffset CreatedAt)
{
    public static SavedSearchView Of(SavedSearch search, int news) => new(search.Id, search.Name, search.Alerts, search.Conditions, news, search.CreatedAt);
}
