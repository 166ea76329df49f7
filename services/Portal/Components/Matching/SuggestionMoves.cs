using TechMarket.Events.Codes;
using TechMarket.Portal.Clients;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Components.Matching;

/// <summary>
/// What the buttons of a list of suggestions do. All of a list stand in one form, which is there even when somebody else was quicker
/// and the suggestion is not: the answer then says so.
/// </summary>
internal static class SuggestionMoves
{
    public static async Task<(Answer<Nothing> Answer, string Notice)> Do(MarketApi api, IFormCollection form)
    {
        if (form["restore"].ToString() is { Length: > 0 } restore)
        {
            return (await api.Delete($"matching/suggestions/{restore}/dismissal"), T("已恢复。", "Restored."));
        }
        var (id, reason) = form["dismiss"].ToString().Split(':', 2) is [var one, var why] ? (one, why) : ("", "");
        return Guid.TryParse(id, out var suggestion)
            ? (await api.Post($"matching/suggestions/{suggestion}/dismissal", new { reason }), DismissedAs(reason))
            : (new(null, Problem.Of("dismiss", T("请选择原因", "Choose a reason"))), "");
    }

    private static string DismissedAs(string reason) => reason switch
    {
        DismissalReasons.Near => T("已记为方向相近，不再推荐这一条；与它相近的会排得靠前一些。可以在“已标为不合适”中恢复。", "Noted as close: this one is not suggested again, what is like it stands a little higher. You can restore it under “Dismissed”."),
        DismissalReasons.NotRelevant => T("已标为不合适，不再推荐；与它相近的会排得靠后。可以在“已标为不合适”中恢复。", "It will not be suggested again, and what is like it stands lower. You can restore it under “Dismissed”."),
        _ => T("已标为不合适，不再推荐。可以在“已标为不合适”中恢复。", "It will not be suggested again. You can restore it under “Dismissed”."),
    };
}
