using TechMarket.Events.Codes;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Components.Contracts;

/// <summary>Receipts and lists in words and colours.</summary>
internal static class IncomeWords
{
    /// <summary>What a registrar may make of a receipt.</summary>
    public static readonly Code[] Outcomes =
    [
        new("whole", "全额核定", "Verify the whole"), new("part", "部分核定", "Verify a part"), new("refused", "不予核定", "Verify nothing"),
    ];

    public static string Receipt(string status) => status switch
    {
        "verified" => T("已核定", "Verified"),
        "refused" => T("不予核定", "Not verified"),
        _ => T("待核定", "Waiting"),
    };

    public static string? Tone(string status) => status switch { "verified" => "green", "refused" => "red", _ => "amber" };

    public static string Size(bool large) => large ? T("大额合同", "Large contracts") : T("其他合同", "Other contracts");

    /// <summary>Why a list is void.</summary>
    public static string Void(string? reason, string? number) => reason switch
    {
        "cancelled" => T($"合同 {number} 的登记已注销", $"the registration of contract {number} was cancelled"),
        "revoked" => T($"合同 {number} 的登记已撤销", $"the registration of contract {number} was revoked"),
        _ => T($"合同 {number} 变更登记后不再符合清单的条件", $"contract {number} no longer fits the list since it was amended"),
    };
}
