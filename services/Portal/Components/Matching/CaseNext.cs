using TechMarket.Platform.Auth;
using TechMarket.Portal.Clients;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Components.Matching;

/// <summary>What comes next in a case, as one of its parties needs to hear it.</summary>
internal static class CaseNext
{
    public static bool IsBuyer(this Case one, Caller me) => me.Owns(one.Buyer.Id);

    public static bool HasAgreed(this Case one, Caller me) => (one.IsBuyer(me) ? one.BuyerAgreedAt : one.SellerAgreedAt) is not null;

    public static bool OtherAgreed(this Case one, Caller me) => (one.IsBuyer(me) ? one.SellerAgreedAt : one.BuyerAgreedAt) is not null;

    /// <summary>The side that declined, where the case still says so.</summary>
    public static string WhoDeclined(Case one) => one.DeclinedBy switch
    {
        "buyer" => T("需求方", "The buyer"),
        "seller" => T("供给方", "The seller"),
        _ => T("一方", "A party"),
    };

    /// <summary>What the other side changed after this side agreed, so that this side must agree again; null when nothing.</summary>
    public static string? ChangedByOther(Case one, Caller me)
    {
        if (one.HasAgreed(me) || !one.OtherAgreed(me))
        {
            return null;
        }
        var changed = one.History.FindLastIndex(entry => entry.What == "terms-changed");
        var agreed = one.History.FindLastIndex(entry => entry.What == (one.IsBuyer(me) ? "buyer-agreed" : "seller-agreed"));
        return agreed >= 0 && agreed < changed ? one.History[changed].Note : null;
    }

    public static string Words(Case one, Caller me) => one.Stage switch
    {
        "introduced" when one.HasAgreed(me) => T("贵单位已同意，等待对方答复。", "Your organisation agreed; the other side has not answered yet."),
        "introduced" when one.OtherAgreed(me) => T("对方已同意，请答复。", "The other side agreed; please answer."),
        "introduced" => T("请与对方沟通后答复：同意合作，或者谢绝。", "Talk to the other side, then agree or decline."),
        "agreed" when one.ContractNumber is { } number => T($"合同已登记，编号 {number}。", $"The contract is registered under {number}."),
        "agreed" when one.IsBuyer(me) => T("双方已达成意向，等待供给方完成合同并提交登记。", "Both agreed; the seller completes the contract and submits it."),
        "agreed" => T("双方已达成意向，请补全合同并提交登记。", "Both agreed; complete the contract and submit it for registration."),
        "declined" => T($"{WhoDeclined(one)}谢绝：", $"{WhoDeclined(one)} declined: ") + one.EndReason,
        "closed" => T("经纪人已结束案件：", "Closed by the broker: ") + one.EndReason,
        _ => "",
    };
}
