using System.Globalization;
using TechMarket.Events;
using TechMarket.Events.Codes;

namespace TechMarket.Search.Scoring;

/// <summary>One reason of a match score, in both languages because it is stored and shown to people of either.</summary>
/// <param name="Code">text, feedback, field, industry, maturity, budget, district, mode or record.</param>
/// <param name="Points">What it adds to the score, to one decimal.</param>
/// <param name="Words">For the text: the common words that count most, as they stand in the other listing.</param>
internal sealed record MatchPart(
    string Code, decimal Points, string LabelZh, string LabelEn, string DetailZh, string DetailEn, IReadOnlyList<string>? Words = null);

/// <summary>How well a need and a result fit, 0 to 100: exactly the sum of its parts.</summary>
/// <param name="Likeness">Of the texts, 0 to 1.</param>
/// <param name="Correction">What earlier judgements add to the likeness or take from it.</param>
internal sealed record MatchScore(IReadOnlyList<MatchPart> Parts, double Likeness, double Correction)
{
    /// <summary>At a likeness of this much, some two thirds of the points for the text are given; above, it grows ever more slowly.</summary>
    private const double Telling = 0.2;

    /// <summary>So many registered contracts give all points for the track record.</summary>
    private const int FullRecord = 5;

    public decimal Total => Parts.Sum(part => part.Points);

    public double Corrected => Likeness + Correction;

    public static MatchScore Of(Listing need, Listing result, double likeness, IReadOnlyList<string> words, double correction, ScoredBy by)
    {
        var most = by.Weights;
        return new(
        [
            Text(most, likeness, words), .. Feedback(most, likeness, correction), Field(most, need, result), Industry(most, need, result), ForMaturity(most, need, result),
            MoneyFit.Of(most, need, result), District(most, need, result), Mode(most, need, result), Record(by, result),
        ], likeness, correction);
    }

    private static decimal PointsFor(MatchWeights most, double likeness) => most.Points("text", (decimal)(1 - Math.Exp(-Math.Max(0, likeness) / Telling)));

    private static MatchPart Text(MatchWeights most, double likeness, IReadOnlyList<string> words)
    {
        var percent = (likeness * 100).ToString("0", CultureInfo.InvariantCulture);
        var (strengthZh, strengthEn) = FitLevel.Name(FitLevel.Usual.Of(likeness));
        return new("text", PointsFor(most, likeness), "文字相近", "Similar wording",
            words.Count > 0 ? $"共同的词：{string.Join("、", words.Select(word => $"“{word}”"))}（相似度 {percent}%，{strengthZh}）" : $"没有共同的词，只有零散的字相同（相似度 {percent}%，{strengthZh}）",
            words.Count > 0 ? $"Words in common: {string.Join(", ", words.Select(word => $"“{word}”"))} (likeness {percent}%, {strengthEn})" : $"No words in common, only single characters (likeness {percent}%, {strengthEn})", words);
    }

    /// <summary>Only where something was judged before that tells about this one.</summary>
    private static IEnumerable<MatchPart> Feedback(MatchWeights most, double likeness, double correction)
    {
        if (PointsFor(most, likeness + correction) - PointsFor(most, likeness) is not 0 and var points)
        {
            yield return points > 0
                ? new("feedback", points, "此前的反馈", "Earlier feedback", "与已评为“合适”或“方向相近”的信息相近", "Like what was found to fit or to come close")
                : new("feedback", points, "此前的反馈", "Earlier feedback", "与已评为“不合适”的信息相近", "Like what was found not to fit");
        }
    }

    private static MatchPart Field(MatchWeights most, Listing need, Listing result)
    {
        var same = need.Field is not null && need.Field == result.Field;
        return new("field", most.Points("field", same ? 1 : 0), "技术领域", "Technical field",
            Pair(need.Field, result.Field, code => Name(Fields.All, code, true), "同属", "不同领域：", "未填写领域"),
            Pair(need.Field, result.Field, code => Name(Fields.All, code, false), "Both: ", "Different: ", "Field not stated"));
    }

    private static MatchPart Industry(MatchWeights most, Listing need, Listing result)
    {
        var same = need.Industry is not null && need.Industry == result.Industry;
        var near = !same && need.Industry is { Length: > 0 } one && result.Industry is { Length: > 0 } other && one[0] == other[0];
        return new("industry", most.Points("industry", same ? 1 : near ? 0.25m : 0), "所属行业", "Industry",
            Pair(need.Industry, result.Industry, code => Name(Industries.Divisions, code, true), "同属", near ? "同一门类：" : "不同行业：", "未填写行业"),
            Pair(need.Industry, result.Industry, code => Name(Industries.Divisions, code, false), "Both: ", near ? "Same section: " : "Different: ", "Industry not stated"));
    }

    private static MatchPart ForMaturity(MatchWeights most, Listing need, Listing result)
    {
        if (need.Maturity is not { } wanted || result.Maturity is not { } reached)
        {
            return new("maturity", 0, "成熟度", "Maturity", "一方未填写成熟度", "One side does not state maturity");
        }
        var gap = Math.Max(0, wanted - reached);
        return new("maturity", most.Points("maturity", Math.Max(0, 1 - (gap * 2m / 7))), "成熟度", "Maturity",
            gap == 0 ? $"要求 {wanted} 级，已达 {reached} 级" : $"要求 {wanted} 级，目前 {reached} 级，还差 {gap} 级",
            gap == 0 ? $"Asks for level {wanted}, has reached {reached}" : $"Asks for level {wanted}, is at {reached}: {gap} short");
    }

    private static MatchPart District(MatchWeights most, Listing need, Listing result)
    {
        var (one, other) = (need.District ?? "", result.District ?? "");
        var (share, chinese, english) = one.Length < 6 || other.Length < 6 ? (0m, "一方未填写地区", "One side does not state its place")
            : one == other ? (1m, $"同在{Name(Districts.All, one, true)}", $"Both in {Name(Districts.All, one, false)}")
            : one[..4] == other[..4] ? (0.75m, "同在一市", "Same city")
            : one[..2] == other[..2] ? (0.25m, "同在一省", "Same province")
            : (0m, "不在同一省份", "Different provinces");
        return new("district", most.Points("district", share), "地区远近", "Distance", chinese, english);
    }

    private static MatchPart Mode(MatchWeights most, Listing need, Listing result)
    {
        var common = need.Modes.Intersect(result.Modes).ToList();
        var unknown = need.Modes.Count == 0 || result.Modes.Count == 0;
        return new("mode", most.Points("mode", common.Count > 0 ? 1 : 0), "合作方式", "Way of cooperation",
            common.Count > 0 ? "都接受：" + string.Join("、", common.Select(code => Name(Modes.All, code, true))) : unknown ? "一方未填写合作方式" : "合作方式不同",
            common.Count > 0 ? "Both accept: " + string.Join(", ", common.Select(code => Name(Modes.All, code, false))) : unknown ? "One side does not state it" : "Different ways");
    }

    /// <summary>What the institute has sold before. Imported results whose owner is not known have no record.</summary>
    private static MatchPart Record(ScoredBy by, Listing result)
    {
        var contracts = result.OrganisationId == Listing.Importer ? 0 : by.Contracts.GetValueOrDefault(result.OrganisationId);
        return new("record", by.Weights.Points("record", Math.Min(1, (decimal)contracts / FullRecord)), "成交记录", "Track record",
            contracts > 0 ? $"成果单位作为卖方登记技术合同 {contracts} 项" : "成果单位尚无计入的登记合同",
            contracts > 0 ? $"The institute has {contracts} registered {(contracts == 1 ? "contract" : "contracts")} as seller" : "No registered contract of the institute counted yet");
    }

    private static string Pair(string? one, string? other, Func<string, string> name, string same, string different, string unknown) =>
        one is null || other is null ? unknown : one == other ? same + name(one) : $"{different}{name(one)} / {name(other)}";

    private static string Name(CodeList codes, string value, bool chinese) =>
        codes.All.FirstOrDefault(code => code.Value == value) is { } code ? chinese ? code.Chinese : code.English : value;
}
