using TechMarket.Platform.Auth;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Components.Shell;

/// <summary>The main navigation of each role: what they do most, in the order in which they do it.</summary>
internal static class Navigation
{
    /// <param name="Also">The first part of another address that it stands for.</param>
    public sealed record Entry(string Href, string Text, string? Also = null);

    public static IReadOnlyList<Entry> For(Caller user, bool signedIn) => signedIn ? [.. Entries(user).DistinctBy(entry => entry.Href)] :
    [
        new("needs", T("技术需求", "Needs")), new("results", T("科技成果", "Results")), new("institutes", T("单位与专家", "Institutes & experts"), "experts"), new("brokers", T("技术经纪人", "Brokers")),
        new("verify", T("证书核验", "Verify")), new("about", T("关于", "About")),
    ];

    private static IEnumerable<Entry> Entries(Caller user)
    {
        yield return new("desk", T("工作台", "My desk"));
        foreach (var entry in user.Roles.Order().SelectMany(Of))
        {
            yield return entry;
        }
        yield return new("needs", T("技术需求", "Needs"));
        yield return new("results", T("科技成果", "Results"));
    }

    private static Entry[] Of(string role) => role switch
    {
        Roles.Enterprise => [new("my/needs", T("我的需求", "My needs")), new("my/suggestions", T("匹配推荐", "Suggestions")), new("my/cases", T("撮合案件", "Cases")), new("my/contracts", T("合同", "Contracts"))],
        Roles.Institute => [new("my/results", T("我的成果", "My results")), new("my/suggestions", T("匹配推荐", "Suggestions")), new("my/cases", T("撮合案件", "Cases")), new("my/contracts", T("合同", "Contracts"))],
        Roles.Broker => [new("broker/suggestions", T("匹配推荐", "Suggestions")), new("broker/cases", T("我的案件", "My cases"))],
        Roles.Registrar => [new("official/queue", T("合同登记", "Registration")), new("official/dashboard", T("统计", "Statistics"))],
        Roles.Supervisor =>
        [
            new("official/reviews", T("信息审核", "Reviews")), new("official/organisations", T("单位", "Organisations")),
            new("official/dashboard", T("统计", "Statistics")),
        ],
        Roles.Administrator => [new("admin", T("系统管理", "Administration"))],
        _ => [],
    };
}
