using TechMarket.Events.Codes;

namespace TechMarket.Matching.Cases;

/// <summary>What can happen to a case, in the words of its history.</summary>
internal static class CaseDeeds
{
    public static readonly CodeList All = new(
        new("taken", "接单", "Took the case"),
        new("introduced", "引荐双方", "Introduced both sides"),
        new("buyer-agreed", "需求方同意合作", "The buyer agreed"),
        new("seller-agreed", "供给方同意合作", "The seller agreed"),
        new("terms-changed", "修改了合作条件，需对方重新确认", "Changed the terms; the other side must agree again"),
        new("agreed", "双方达成合作意向", "Both sides agreed"),
        new("declined", "谢绝合作", "Declined"),
        new("closed", "结案", "Closed the case"),
        new("planned", "安排下一步", "Planned the next step"),
        new("noted", "留言", "Wrote a note"),
        new("contract-deleted", "供给方删除了合同草稿，案件可以结束", "The seller deleted the contract draft; the case may end"),
        new("contract-refused", "合同不予登记，案件可以结束", "The contract was refused; the case may end"),
        new("contract-reopened", "合同重新审查", "The contract is reviewed again"),
        new("registered", "合同完成认定登记", "The contract was registered"));
}

/// <summary>The next steps the market itself proposes; a broker may write others.</summary>
internal static class NextSteps
{
    public const string Introduce = "introduce";
    public const string FollowUp = "follow-up";
    public const string Draft = "draft";
    public const string WrapUp = "wrap-up";

    public static readonly CodeList All = new(
        new(Introduce, "联系供需双方，安排引荐", "Contact both sides and introduce them"),
        new(FollowUp, "跟进双方意见，促成合作意向", "Follow up until both sides decide"),
        new(Draft, "协助供给方完成合同并提交登记", "Help the seller finish and submit the contract"),
        new(WrapUp, "与双方确认去向并结案", "Settle with both sides and close the case"));
}
