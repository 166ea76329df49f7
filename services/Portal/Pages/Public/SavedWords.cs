using System.Globalization;
using TechMarket.Events.Codes;
using TechMarket.Portal.Clients;
using TechMarket.Portal.Components.Lists;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Pages.Public;

/// <summary>Saved searches in words, and as the address that runs them.</summary>
internal static class SavedWords
{
    public static readonly IReadOnlyList<Code> Alerts =
    [
        new("instant", "即时提醒（站内和邮件）", "tell me at once, here and by mail"), new("daily", "每天一封邮件汇总", "one mail a day"), new("none", "不提醒，只保存", "no alerts, keep it only"),
    ];

    public static string Of(IEnumerable<(string Name, string Value)> pairs) => Joined(pairs.Select(pair => SearchNames.LabelOf(pair.Name)(pair.Value)));

    public static string Of(SearchConditions conditions) => Of(Pairs(conditions));

    public static string Run(SearchConditions conditions) => Address.Of("search", [.. Pairs(conditions).Select(pair => (pair.Name, (string?)pair.Value))]);

    private static IEnumerable<(string Name, string Value)> Pairs(SearchConditions conditions)
    {
        (string Name, IEnumerable<string?> Values)[] all =
        [
            ("q", [conditions.Q]), ("kind", conditions.Kind), ("field", conditions.Field), ("industry", conditions.Industry), ("district", conditions.District),
            ("stage", conditions.Stage), ("mode", conditions.Mode), ("amountFrom", [Plain(conditions.AmountFrom)]), ("amountTo", [Plain(conditions.AmountTo)]),
            ("maturityFrom", [Plain(conditions.MaturityFrom)]), ("maturityTo", [Plain(conditions.MaturityTo)]),
            ("deadlineFrom", [Plain(conditions.DeadlineFrom)]), ("deadlineTo", [Plain(conditions.DeadlineTo)]),
            ("publishedFrom", [Plain(conditions.PublishedFrom)]), ("publishedTo", [Plain(conditions.PublishedTo)]),
            ("organisation", [conditions.Organisation?.ToString()]), ("expert", [conditions.Expert]),
        ];
        return all.SelectMany(one => one.Values.OfType<string>(), (one, value) => (one.Name, value));
    }

    private static string? Plain(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Plain(decimal? amount) => amount?.ToString("0.##", CultureInfo.InvariantCulture);
}
