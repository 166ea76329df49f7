using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Components;

/// <summary>States of the market's records, in words and colours.</summary>
public static class Statuses
{
    /// <param name="kind">need, result, contract, case, organisation, broker, suggestion or import; only some words depend on it.</param>
    /// <param name="status">The code the API sends.</param>
    public static string Label(string kind, string? status) => (kind, status) switch
    {
        ("contract", "submitted") => T("待受理", "Waiting for acceptance"),
        ("contract", "accepted") => T("已受理", "Accepted"),
        ("contract", "second-review") => T("复审中", "Second review"),
        ("contract", "cancelled") => T("已注销", "Cancelled"),
        ("contract", "revoked") => T("已撤销", "Revoked"),
        ("contract", "refused") => T("不予登记", "Not registered"),
        ("suggestion", "taken") => T("已跟进", "Being followed"),
        ("import", "waiting") => T("等待处理", "Waiting"),
        ("broker", "waiting") => T("待核验", "Waiting for certification"),
        ("broker", "certified" or "verified") => T("已核验", "Certified"),
        ("official", "active") => T("在用", "Active"),
        ("official", "invited") => T("已邀请", "Invited"),
        ("official", "closed") => T("已停用", "Closed"),
        (_, "draft") => T("草稿", "Draft"),
        (_, "submitted") => T("待审核", "Waiting for review"),
        (_, "published") => T("已发布", "Published"),
        (_, "returned") => T("已退回", "Returned"),
        (_, "met") => T("已解决", "Met"),
        (_, "withdrawn") => T("已撤回", "Withdrawn"),
        (_, "expired") => T("已过期", "Expired"),
        (_, "registered") => T("已登记", "Registered"),
        (_, "waiting") => T("待核验", "Waiting for verification"),
        (_, "verified") => T("已核验", "Verified"),
        (_, "refused") => T("未通过", "Refused"),
        (_, "open") => T("待处理", "Open"),
        (_, "dismissed") => T("已忽略", "Dismissed"),
        (_, "taken") => T("已接单", "Taken"),
        (_, "introduced") => T("已引荐", "Introduced"),
        (_, "agreed") => T("已达成意向", "Agreed"),
        (_, "declined") => T("已谢绝", "Declined"),
        (_, "closed") => T("已结束", "Closed"),
        ("import", "previewing") => T("预览中", "Previewing"),
        ("import", "checked") => T("已预览，未保存", "Previewed, not stored"),
        (_, "running") => T("处理中", "Running"),
        (_, "done") => T("已完成", "Done"),
        (_, "failed") => T("失败", "Failed"),
        _ => status ?? "—",
    };

    public static string? Tone(string? status) => status switch
    {
        "published" or "registered" or "verified" or "certified" or "agreed" or "met" or "done" or "active" => "green",
        "submitted" or "accepted" or "second-review" or "introduced" or "taken" or "open" or "running" or "previewing" or "checked" => "blue",
        "waiting" or "returned" or "invited" => "amber",
        "refused" or "declined" or "failed" or "revoked" => "red",
        _ => null,
    };
}
