using TechMarket.Portal.Clients;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Pages.Desk;

/// <summary>What the saved searches of anybody newly found.</summary>
internal static class NewAlerts
{
    public static async Task<IEnumerable<DeskTask>> Of(MarketApi api)
    {
        var news = ((await api.Get<SavedSearches>("search/saved")).Value?.Items ?? []).FindAll(search => search.New > 0);
        return news.Count == 0 ? [] :
        [
            new DeskTask(T("订阅的搜索有新信息", "Your saved searches found something new"), "my/searches", Joined(news.Take(3).Select(search => search.Name)),
                T($"{news.Sum(search => search.New)} 条新提醒", $"{news.Sum(search => search.New)} new"), "blue"),
        ];
    }
}
