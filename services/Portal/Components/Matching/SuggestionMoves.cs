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
            ? (await api.Post($"matching/suggestions/{suggestion}/dismissal", new { reason }), T("已标为不合适，不再推荐。", "It will not be suggested again."))
            : (new(null, Problem.Of("dismiss", T("请选择原因", "Choose a reason"))), "");
    }
}
