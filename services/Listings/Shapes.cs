using FluentValidation;
using TechMarket.Events.Codes;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Listings;

/// <summary>Checks that the forms of needs and results share.</summary>
internal static class Shapes
{
    public const decimal MaxAmount = 100_000_000_000m;

    public static void Title<TForm>(this IRuleBuilderInitial<TForm, string?> rule) => rule
        .Must(title => !string.IsNullOrWhiteSpace(title)).WithMessage(_ => T("请填写名称", "Enter the title"))
        .MaximumLength(100).WithMessage(_ => T("名称最多 100 字", "The title has at most 100 characters"));

    public static void AtMost<TForm>(this IRuleBuilderInitial<TForm, string?> rule, int length) => rule
        .MaximumLength(length).WithMessage(_ => T($"最多 {length} 字", $"At most {length} characters"));

    /// <summary>A code of the list, or nothing yet.</summary>
    public static void OneOf<TForm>(this IRuleBuilderInitial<TForm, string?> rule, CodeList codes) => rule
        .Must(code => string.IsNullOrWhiteSpace(code) || codes.Has(code.Trim()))
        .WithMessage(_ => T("请从列表中选择", "Choose one of the list") + Listed(codes));

    public static void EachOf<TForm>(this IRuleBuilderInitial<TForm, IReadOnlyList<string>?> rule, CodeList codes) => rule
        .Must(chosen => chosen is null || chosen.All(codes.Has))
        .WithMessage(_ => T("请从列表中选择", "Choose from the list") + Listed(codes));

    public static void Level<TForm>(this IRuleBuilderInitial<TForm, int?> rule) => rule
        .InclusiveBetween(1, 9).WithMessage(_ => T("成熟度为 1–9 级", "Maturity is a level from 1 to 9"));

    public static void Keywords<TForm>(this IRuleBuilderInitial<TForm, IReadOnlyList<string>?> rule) => rule
        .Must(words => words is null || (words.Count <= 10 && words.All(word => word is { Length: <= 30 })))
        .WithMessage(_ => T("关键词最多 10 个，每个最多 30 字", "At most 10 keywords of 30 characters each"));

    public static void Amount<TForm>(this IRuleBuilderInitial<TForm, decimal?> rule) => rule
        .InclusiveBetween(0, MaxAmount).WithMessage(_ => T("金额应在 0 到 1000 亿元之间", "The amount is between 0 and 100 billion yuan"));

    private static string Listed(CodeList codes) => codes.All.Count <= 12 ? $": {codes.Known}" : "";
}
