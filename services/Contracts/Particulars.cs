using System.Globalization;

namespace TechMarket.Contracts;

/// <summary>The fields of 技术合同登记表 beside the main ones. Null is "not said".</summary>
internal sealed record Particulars
{
    /// <summary>合同形式, see <see cref="Events.Codes.WrittenForms"/>.</summary>
    public string? WrittenForm { get; init; }
    /// <summary>zh, or foreign: then an identical Chinese copy goes with it.</summary>
    public string? Language { get; init; }
    public bool? ChineseCopy { get; init; }
    public string? Approval { get; init; }
    /// <summary>批准文号.</summary>
    public string? ApprovalNumber { get; init; }
    public string? Seals { get; init; }
    /// <summary>Whether the technology is held already, see <see cref="Events.Codes.HeldStates"/>.</summary>
    public string? Held { get; init; }
    public string? Improvements { get; init; }
    /// <summary>技术指标和验收标准.</summary>
    public string? Targets { get; init; }
    /// <summary>专利号、申请号或登记号.</summary>
    public string? IpNumber { get; init; }
    /// <summary>The technical project that a training or an intermediation is for.</summary>
    public string? Project { get; init; }
    public string? RoyaltyBase { get; init; }
    /// <summary>提成比例, percent.</summary>
    public decimal? RoyaltyRate { get; init; }
    public string? RoyaltyWay { get; init; }
    /// <summary>入门费, 元.</summary>
    public decimal? EntryFee { get; init; }
    /// <summary>国别（地区）代码 of the foreign party.</summary>
    public string? Country { get; init; }
    public string? Currency { get; init; }
    /// <summary>关联交易.</summary>
    public bool? Related { get; init; }
    /// <summary>是否高新技术企业, of the seller.</summary>
    public bool? SellerHighTech { get; init; }
    public bool? BuyerHighTech { get; init; }
    /// <summary>卖方性质 below the top level, see <see cref="Events.Codes.PartyNatures"/>.</summary>
    public string? SellerNature { get; init; }
    public string? BuyerNature { get; init; }
    public string? SellerIndustry { get; init; }
    public string? BuyerIndustry { get; init; }
    public string? SellerContact { get; init; }
    public string? SellerPhone { get; init; }
    public string? BuyerContact { get; init; }
    public string? BuyerPhone { get; init; }

    public IEnumerable<KeyValuePair<string, string?>> Flat() =>
    [
        new("writtenForm", WrittenForm), new("language", Language), new("chineseCopy", Of(ChineseCopy)), new("approval", Approval),
        new("approvalNumber", ApprovalNumber), new("seals", Seals), new("held", Held), new("improvements", Improvements), new("targets", Targets),
        new("ipNumber", IpNumber), new("project", Project), new("royaltyBase", RoyaltyBase), new("royaltyRate", RoyaltyRate?.ToString("0.####", CultureInfo.InvariantCulture)),
        new("royaltyWay", RoyaltyWay), new("entryFee", Canonical.Of(EntryFee)), new("country", Country), new("currency", Currency), new("related", Of(Related)),
        new("seller.highTech", Of(SellerHighTech)), new("buyer.highTech", Of(BuyerHighTech)), new("seller.nature", SellerNature), new("buyer.nature", BuyerNature), new("seller.industry", SellerIndustry), new("buyer.industry", BuyerIndustry),
        new("seller.contact", SellerContact), new("seller.phone", SellerPhone), new("buyer.contact", BuyerContact), new("buyer.phone", BuyerPhone),
    ];

    /// <summary>Without blanks around what was typed; a blank says nothing.</summary>
    public Particulars Trimmed() => this with
    {
        WrittenForm = Text(WrittenForm),
        Language = Text(Language),
        Approval = Text(Approval),
        ApprovalNumber = Text(ApprovalNumber),
        Seals = Text(Seals),
        Held = Text(Held),
        Improvements = Text(Improvements),
        Targets = Text(Targets),
        IpNumber = Text(IpNumber),
        Project = Text(Project),
        RoyaltyBase = Text(RoyaltyBase),
        RoyaltyWay = Text(RoyaltyWay),
        Country = Text(Country),
        Currency = Text(Currency),
        SellerNature = Text(SellerNature),
        BuyerNature = Text(BuyerNature),
        SellerIndustry = Text(SellerIndustry),
        BuyerIndustry = Text(BuyerIndustry),
        SellerContact = Text(SellerContact),
        SellerPhone = Text(SellerPhone),
        BuyerContact = Text(BuyerContact),
        BuyerPhone = Text(BuyerPhone),
    };

    private static string? Of(bool? value) => value is { } said ? said ? "yes" : "no" : null;

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
