namespace TechMarket.Contracts.Statistics;

/// <summary>
/// The indexes by which numbers are opened, made to hold what a number narrowed further is added up from (type, places, amounts), so that no
/// contract itself is looked into. Released migrations run this text: it is not changed.
/// </summary>
internal static class FigureIndexes
{
    private const string Included = "type, seller_district, buyer_district, total_amount, technology_amount";

    /// <summary>Index, first column (none for marks, which have one value), and which contracts are in it.</summary>
    private static readonly (string Name, string? Column, string? Only)[] All =
    [
        ("field", "field", null), ("sub_type", "detailed_type", null), ("ip", "ip", null), ("industry", "industry", null), ("plan_source", "plan_source", null),
        ("objective", "objective", null), ("seller_kind", "seller_kind", null), ("buyer_kind", "buyer_kind", null), ("seller_district", "seller_district", null),
        ("buyer_district", "buyer_district", null), ("size", "size", null), ("office", "office", null),
        ("case", null, "from_case = 'yes'"), ("border", null, "cross_border = 'yes'"), ("mark", null, "institute_to_enterprise = 'yes'"),
    ];

    public static string Create => string.Concat(All.Select(index => Sql(index.Name, index.Column, index.Only, $" include ({Included})")));

    public static string Undo => string.Concat(All.Select(index => Sql(index.Name, index.Column, index.Only, "")));

    private static string Sql(string name, string? column, string? only, string include) =>
        $"""
        drop index contracts.ix_contracts_by_{name};
        create index ix_contracts_by_{name} on contracts.contracts ({(column is null ? "" : $"{column}, ")}registered_on, id){include}
          where status = 'registered'{(only is null ? "" : $" and {only}")};

        """;
}
