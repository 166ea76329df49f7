using TechMarket.Platform;
using TechMarket.Portal.Clients;
using TechMarket.Portal.Components;
using TechMarket.Portal.Components.Lists;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Pages.Desk;

/// <summary>What waits for brokers and officials.</summary>
internal static class OfficeTasks
{
    public static async Task<IEnumerable<DeskTask>> Broker(MarketApi api, TimeProvider clock)
    {
        var (cases, open) = (api.Get<Listed<Case>>("matching/cases" + QueryText.Of(("stage", "taken"), ("stage", "introduced"), ("limit", "50"))),
            api.Get<Listed<Suggestion>>("matching/suggestions/open?limit=5"));
        var running = ((await cases).Value?.Items ?? []).OrderBy(one => one.NextActionOn ?? DateOnly.MaxValue).Select(one => new DeskTask(
            one.Need.Title, $"broker/cases/{one.Id}", $"{one.NextAction} {one.NextActionOn:yyyy-MM-dd}".Trim(),
            one.NextActionOn < clock.Today() ? T("已到期", "Overdue") : Statuses.Label("case", one.Stage), one.NextActionOn < clock.Today() ? "red" : "blue"));
        var fresh = ((await open).Value?.Items ?? []).Select(one => new DeskTask($"{one.Need.Title} ↔ {one.Result.Title}",
            $"broker/suggestions?listing={one.Need.Id}", $"{one.Need.OrganisationName} · {one.Result.OrganisationName}", T($"匹配 {one.Score:0} 分", $"Score {one.Score:0}"), "green"));
        return [.. running, .. fresh];
    }

    public static async Task<IEnumerable<DeskTask>> Registrar(MarketApi api)
    {
        var (queue, receipts) = (api.Get<Listed<ContractRow>>("contracts/queue?limit=20"), api.Get<Listed<WaitingReceipt>>("contracts/receipts?limit=20"));
        return
        [
            .. ((await queue).Value?.Items ?? []).Select(one => new DeskTask(one.Title, $"official/queue/{one.Id}", $"{one.SellerName} → {one.BuyerName}",
                Statuses.Label("contract", one.Status), one.Status == "submitted" ? "amber" : "blue")),
            .. ((await receipts).Value?.Items ?? []).Select(one => new DeskTask(one.Title, $"official/queue/{one.ContractId}",
                $"{T("到账", "Received")} {Amounts.Full(one.Amount)} · {one.SellerName}", T("待核定", "To verify"), "amber")),
        ];
    }

    public static async Task<IEnumerable<DeskTask>> Supervisor(MarketApi api)
    {
        var (reviews, organisations, brokers) = (api.Get<Listed<Hit>>("listings/reviews?limit=20"),
            api.Get<Listed<Waiting>>("identity/organisations" + QueryText.Of(("status", "waiting"), ("limit", "20"))),
            api.Get<Listed<Waiting>>("identity/brokers" + QueryText.Of(("status", "waiting"), ("limit", "20"))));
        return
        [
            .. ((await organisations).Value?.Items ?? []).Select(one => new DeskTask(one.Name, $"official/organisations/{one.Id}", T("新注册单位", "New organisation"), T("待核验", "To verify"))),
            .. ((await brokers).Value?.Items ?? []).Select(one => new DeskTask(one.Name, "official/brokers", T("经纪人证书", "Broker's certificate"), T("待核验", "To certify"))),
            .. ((await reviews).Value?.Items ?? []).Select(one => new DeskTask(one.Title, $"official/reviews/{one.Kind}/{one.Id}",
                $"{(one.Kind == "need" ? T("需求", "Need") : T("成果", "Result"))} · {one.OrganisationName}", T("待审核", "To review"))),
        ];
    }

    internal sealed record Waiting(Guid Id, string Name);
}
