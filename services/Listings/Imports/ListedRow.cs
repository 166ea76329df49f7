using System.Text.RegularExpressions;
using TechMarket.Events.Codes;
using TechMarket.Platform.Importing;

namespace TechMarket.Listings.Imports;

/// <summary>What rows of needs and of results have in common.</summary>
internal sealed partial record ListedRow(
    string Id, string Title, string? Field, string? Industry, int? Maturity, IReadOnlyList<string> Modes, string? District,
    IReadOnlyList<string> Keywords, string? CreditCode, DateTimeOffset? PublishedAt, bool Demo)
{
    private const int MaxTitle = 300;
    private const int MaxKeywords = 20;

    public static ListedRow Read(ImportRow row) => new(
        row.Needed("id", 100), TitleOf(row), row.Code("field", Fields.All), row.Code("industry", Industries.Divisions), row.Whole("maturity", 1, 9),
        row.Codes("modes", Events.Codes.Modes.All), row.Code("district", Districts.All),
        [.. row.Words("keywords").Concat(row.Words("discipline")).Distinct().Take(MaxKeywords)],
        row.Text("creditCode", 18), row.Moment("publishedAt"), row.Flag("demo"));

    /// <summary>Some sources give the title only as words with spaces between them; Chinese is written without.</summary>
    private static string TitleOf(ImportRow row)
    {
        if (row.Text("title", MaxTitle) is { } title)
        {
            return title;
        }
        if (row.Text("title_tokens", MaxTitle) is { } words)
        {
            return SpaceBesideChinese().Replace(words, "");
        }
        row.Wrong("title", "名称为空", "The title is empty");
        return "";
    }

    [GeneratedRegex(@"(?<=[\p{IsCJKUnifiedIdeographs}（）、，])\s+|\s+(?=[\p{IsCJKUnifiedIdeographs}（）、，])")]
    private static partial Regex SpaceBesideChinese();
}
