namespace TechMarket.Listings;

/// <summary>What people call the fields of a need or a result.</summary>
internal static class FieldNames
{
    private static readonly Dictionary<string, (string Chinese, string English)> Names = new()
    {
        ["title"] = ("名称", "title"),
        ["problem"] = ("要解决的问题", "the problem"),
        ["improvement"] = ("比现在好多少", "how much better than today"),
        ["worth"] = ("解决后值多少", "what it is worth"),
        ["abstract"] = ("成果简介", "abstract"),
        ["field"] = ("技术领域", "field"),
        ["industry"] = ("所属行业", "industry"),
        ["maturity"] = ("成熟度", "maturity"),
        ["deadline"] = ("截止日期", "deadline"),
        ["modes"] = ("合作方式", "ways to cooperate"),
    };

    public static string Join(IEnumerable<string> fields, string between, bool english) =>
        string.Join(between, fields.Select(field => english ? Names[field].English : Names[field].Chinese));
}
