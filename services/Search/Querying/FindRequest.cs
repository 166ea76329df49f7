using TechMarket.Platform.Errors;
using TechMarket.Search.Text;

namespace TechMarket.Search.Querying;

/// <summary>What a request for listings asks, or 400 with what is wrong about it.</summary>
internal static class FindRequest
{
    private const int Deepest = 10_000;
    private const int MostValues = 50;
    private const int LargestPage = 100;

    public static FindQuery Understand(FindListings.Request request)
    {
        if (request.Q is { Length: > QueryText.LongestQuery })
        {
            throw new ShapeWrong("q", $"搜索词不超过 {QueryText.LongestQuery} 字，请只保留最能说明问题的词。", $"At most {QueryText.LongestQuery} characters; keep the words that tell most.");
        }
        InOrder("amountFrom", request.AmountFrom, request.AmountTo);
        InOrder("maturityFrom", request.MaturityFrom, request.MaturityTo);
        InOrder("deadlineFrom", request.DeadlineFrom, request.DeadlineTo);
        InOrder("publishedFrom", request.PublishedFrom, request.PublishedTo);
        var size = Math.Clamp(request.Size ?? 20, 1, LargestPage);
        var page = Math.Max(1, request.Page ?? 1);
        return new FindQuery
        {
            Text = request.Q ?? "",
            Filters = Filters(request),
            OrganisationId = request.Organisation,
            Expert = string.IsNullOrWhiteSpace(request.Expert) ? null : request.Expert.Trim(),
            AmountFrom = request.AmountFrom,
            AmountTo = request.AmountTo,
            MaturityFrom = request.MaturityFrom,
            MaturityTo = request.MaturityTo,
            DeadlineFrom = request.DeadlineFrom,
            DeadlineTo = request.DeadlineTo,
            PublishedFrom = request.PublishedFrom,
            PublishedTo = request.PublishedTo,
            Sort = request.Sort switch
            {
                null or "" => string.IsNullOrWhiteSpace(request.Q) ? FindSort.Newest : FindSort.Relevance,
                "relevance" => FindSort.Relevance,
                "newest" => FindSort.Newest,
                _ => throw new ShapeWrong("sort", "排序方式只有 relevance 和 newest。", "Sort by relevance or newest."),
            },
            Skip = (int)Math.Min(int.MaxValue - LargestPage, (long)(page - 1) * size),
            Take = size,
            Facets = Enum.GetValues<Facet>(),
        };
    }

    /// <summary>
    /// Pages after the last hit are empty, however far; only where hits do go on is the depth refused, because each page costs all those before it.
    /// </summary>
    public static bool IsTooDeep(FindQuery query) => query.Skip + query.Take > Deepest;

    /// <summary>How many there are, without any of the hits themselves; 400 when hits go on at the depth asked for.</summary>
    public static async Task<Found> BeyondTheEnd(FindQuery query, ITextIndex index, CancellationToken stop)
    {
        var found = await index.Find(query with { Skip = 0, Take = 1 }, stop);
        return found.Total <= Deepest
            ? found with { Hits = [] }
            : throw new ShapeWrong("page", $"只能翻到第 {Deepest} 条，请缩小搜索范围。", $"Pages end at hit {Deepest}; narrow the search.");
    }

    public static string Name(Facet facet) => facet switch
    {
        Facet.Kind => "kind",
        Facet.Field => "field",
        Facet.Industry => "industry",
        Facet.Stage => "stage",
        Facet.Mode => "mode",
        _ => "district",
    };

    private static void InOrder<T>(string field, T? from, T? to) where T : struct, IComparable<T>
    {
        if (from is { } low && to is { } high && low.CompareTo(high) > 0)
        {
            throw new ShapeWrong(field, "范围的起点大于终点，请对调两个值。", "The range begins after it ends; swap the two values.");
        }
    }

    private static Dictionary<Facet, IReadOnlyCollection<string>> Filters(FindListings.Request request)
    {
        (Facet Facet, string[]? Values)[] asked =
        [
            (Facet.Kind, request.Kind), (Facet.Field, request.Field), (Facet.Industry, request.Industry), (Facet.Stage, request.Stage),
            (Facet.Mode, request.Mode), (Facet.District, request.District),
        ];
        var filters = new Dictionary<Facet, IReadOnlyCollection<string>>();
        foreach (var (facet, values) in asked)
        {
            string[] wanted = [.. (values ?? []).Where(value => value.Length > 0).Distinct()];
            if (wanted.Length > MostValues)
            {
                throw new ShapeWrong(Name(facet), $"每项最多选 {MostValues} 个值。", $"Choose at most {MostValues} values.");
            }
            filters[facet] = wanted;
        }
        return filters;
    }
}
