using static TechMarket.Platform.Bilingual;

namespace TechMarket.AllInOne.Differences;

/// <summary>What the services and the things they hold are called in the lines of differences.</summary>
internal static class Words
{
    public static string Service(string name) => name switch
    {
        "identity" => T("身份服务", "Identity"),
        "listings" => T("供需服务", "Listings"),
        "search" => T("检索索引", "the search index"),
        "matching" => T("撮合服务", "Matching"),
        _ => T("合同服务", "Contracts"),
    };

    public static string Listing(Row listing) => (listing.Text("kind") == "need" ? T("需求", "Need") : T("成果", "Result"))
        + $" {listing.Id} “{listing.Text("title")}”";

    public static string Organisation(string id) => T($"单位 {id}", $"Organisation {id}");

    public static string Broker(string id) => T($"技术经纪人 {id}", $"Broker {id}");

    public static string Case(string id) => T($"撮合案件 {id}", $"Case {id}");

    public static string Contract(string id) => T($"合同 {id}", $"Contract {id}");

    /// <param name="link">The place in the history, from 1.</param>
    public static string HistoryFault(string fault, int link) => fault switch
    {
        "missing" => T($"第 {link} 条办理记录缺失", $"entry {link} of its history is missing"),
        "added" => T($"第 {link} 条办理记录是事后插入的", $"entry {link} of its history was slipped in"),
        _ => T($"第 {link} 条办理记录被改动", $"entry {link} of its history was changed"),
    };

    public static string Suggestion(string id) => T($"匹配推荐 {id}", $"Suggestion {id}");

    public static string Missing(string service) => T($"{Service(service)}中没有", $"missing in {Service(service)}");

    public static string Unfounded(string service, string truth) =>
        T($"{Service(service)}中有，{Service(truth)}中没有", $"in {Service(service)}, but not in {Service(truth)}");

    public static string Differs(string service, string truth, string difference) =>
        T($"{Service(service)}与{Service(truth)}不同：{difference}", $"{Service(service)} differs from {Service(truth)}: {difference}");
}
