using TechMarket.Events.Codes;
using TechMarket.Platform.Auth;
using TechMarket.Portal.Clients;
using TechMarket.Portal.Components;
using TechMarket.Portal.Components.Lists;
using TechMarket.Portal.Components.Matching;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Pages.Desk;

/// <summary>What waits for a member of an enterprise or an institute.</summary>
internal static class MemberTasks
{
    /// <param name="api">As the member.</param>
    /// <param name="kind">needs for an enterprise, results for an institute.</param>
    /// <param name="me">Whose side of a case counts.</param>
    public static async Task<IEnumerable<DeskTask>> Of(MarketApi api, string kind, Caller me)
    {
        var (listings, suggestions, cases, contracts) = (
            api.Get<Listed<Hit>>($"listings/{kind}/mine?limit=50"),
            api.Get<Listed<Suggestion>>("matching/suggestions/mine" + QueryText.Of(("status", "open"), ("sort", "best"), ("limit", "5"))),
            api.Get<Listed<Case>>("matching/cases" + QueryText.Of(("stage", "introduced"), ("limit", "20"))),
            api.Get<Listed<ContractRow>>("contracts/mine?limit=50"));
        return [.. Cases(await cases, me), .. Contracts(await contracts), .. Listings(await listings, kind), .. Suggestions(await suggestions, kind)];
    }

    private static IEnumerable<DeskTask> Cases(Answer<Listed<Case>> cases, Caller me) => (cases.Value?.Items ?? [])
        .Where(one => one.Can.Contains("agreement") && !one.HasAgreed(me)).Select(one => new DeskTask(one.Need.Title, $"my/cases/{one.Id}",
            T($"经纪人 {one.Broker.Name} 引荐了“{one.Result.Title}”", $"Broker {one.Broker.Name} introduced “{one.Result.Title}”"), T("请答复", "Answer")));

    private static IEnumerable<DeskTask> Contracts(Answer<Listed<ContractRow>> contracts) => (contracts.Value?.Items ?? [])
        .Where(one => one.Status is "draft" or "returned").Select(one => new DeskTask(one.Title, $"my/contracts/{one.Id}",
            one.Status == "returned" ? one.ReturnReason : T("合同草稿，补充后提交登记", "Draft contract: complete and submit it"), Statuses.Label("contract", one.Status)));

    private static IEnumerable<DeskTask> Listings(Answer<Listed<Hit>> listings, string kind) => (listings.Value?.Items ?? [])
        .Where(one => one.Status is "draft" or "returned").Select(one => new DeskTask(one.Title, $"my/{kind}/{one.Id}",
            one.Status == "returned" ? one.StatusReason : T("草稿，写完后提交审核", "Draft: finish and submit it"), Statuses.Label("need", one.Status)));

    private static IEnumerable<DeskTask> Suggestions(Answer<Listed<Suggestion>> suggestions, string kind) => (suggestions.Value?.Items ?? [])
        .Select(one => new DeskTask($"{one.Need.Title} ↔ {one.Result.Title}", $"my/{kind}/{(kind == "needs" ? one.Need.Id : one.Result.Id)}",
            Fields.All.Label(one.Need.Field), T($"匹配 {one.Score:0} 分", $"Score {one.Score:0}"), "blue"));
}
