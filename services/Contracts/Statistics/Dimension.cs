using System.Linq.Expressions;
using TechMarket.Events.Codes;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Statistics;

/// <summary>
/// One way to split contracts. To add one: a line in <see cref="All"/>, its name in <see cref="ContractDimensions"/>, and a migration that
/// tells the roll-up of it (<see cref="SumsSchema"/>).
/// </summary>
/// <param name="Name">Its name in the roll-up and in the query of the list of contracts.</param>
/// <param name="Codes">The values it has; null when they are not a closed list.</param>
/// <param name="Unstated">The value of contracts that do not say; null when those are not counted.</param>
internal sealed record Dimension(string Name, CodeList? Codes, Expression<Func<Contract, string?>> Key, string? Unstated = Dimension.NotStated)
{
    /// <summary>Every contract has it, with the value "": the sums that are split no further.</summary>
    public const string Whole = "all";

    public const string NotStated = "unstated";

    public static readonly IReadOnlyList<Dimension> All =
    [
        new("type", ContractTypes.All, c => c.Terms.Type),
        new("field", Fields.All, c => c.Terms.Field, Unstated: "none"),
        new("subType", SubTypes(), c => c.DetailedType),
        new("sellerKind", PartyKinds.All, c => c.Terms.Seller.Kind),
        new("buyerKind", PartyKinds.All, c => c.Terms.Buyer.Kind),
        new("sellerDistrict", Districts.All, c => c.Terms.Seller.District),
        new("buyerDistrict", Districts.All, c => c.Terms.Buyer.District),
        new("ip", IpKinds.All, c => c.Terms.Ip),
        new("planSource", PlanSources.All, c => c.Terms.PlanSource),
        new("objective", Objectives.All, c => c.Terms.Objective),
        new("industry", Industries.Divisions, c => c.Terms.Industry),
        new("size", ContractSizes.All, c => c.Size),
        new("crossBorder", ContractMarks.Yes, c => c.CrossBorder, Unstated: null),
        new("fromCase", ContractMarks.Yes, c => c.FromCase, Unstated: null),
        new("instituteToEnterprise", ContractMarks.Yes, c => c.InstituteToEnterprise, Unstated: null),
        new("office", null, c => c.Office),
    ];

    public static Dimension Named(string name) => All.Single(dimension => dimension.Name == name);

    /// <summary>Its values in the order in which people read them.</summary>
    public IEnumerable<string> Order(IEnumerable<string> found) =>
        Codes is null ? found.Order(StringComparer.Ordinal) : [.. Codes.All.Select(code => code.Value), .. Unstated is null ? Array.Empty<string>() : [Unstated]];

    public bool Has(string value) => value == Unstated || (Codes?.Has(value) ?? value.All(char.IsAsciiDigit));

    /// <summary>A value as people read it.</summary>
    public string Label(string value) => value == Unstated ? T("未填写", "Not stated") : Codes?.Label(value) ?? value;

    public string Known => string.Join(", ", Codes is null ? ["999999"] : Order([]));

    /// <summary>The contracts with a value. The value is captured, so that the database sees one query for all values.</summary>
    public Expression<Func<Contract, bool>> Is(string value)
    {
        Expression<Func<string?>> wanted = () => value;
        return Expression.Lambda<Func<Contract, bool>>(
            Expression.Equal(Key.Body, value == Unstated ? Expression.Constant(null, typeof(string)) : wanted.Body), Key.Parameters);
    }

    /// <summary>Every type with its sub-types, as <c>DEV/commissioned</c>: some sub-types of two types share a code.</summary>
    private static CodeList SubTypes() => new([.. ContractTypes.All.All.SelectMany(type => ContractSubTypes.Of(type.Value).All
        .Append(new Code(NotStated, "未填写", "Not stated"))
        .Select(sub => new Code($"{type.Value}/{sub.Value}", $"{type.Chinese}：{sub.Chinese}", $"{type.English}: {sub.English}")))]);
}
