using Npgsql;
using TechMarket.Events.Codes;

namespace TechMarket.Benchmarks.Contracts;

/// <summary>Registered contracts made at random in the database itself, of five years, all places, types, fields, kinds and industries alike.</summary>
internal static class ManyContracts
{
    /// <summary>Writes registered contracts in one transaction.</summary>
    public static Task Register(NpgsqlDataSource database, int from, int count) => Execute(database, Insert("registered", from, count));

    /// <summary>Writes contracts that wait for the registrar's decision; their ids.</summary>
    public static async Task<IReadOnlyList<Guid>> Accept(NpgsqlDataSource database, int count)
    {
        await using var command = database.CreateCommand(Insert("accepted", 0, count) + " returning id");
        var ids = new List<Guid>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            ids.Add(rows.GetGuid(0));
        }
        return ids;
    }

    public static async Task Execute(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 3600;
        await command.ExecuteNonQueryAsync();
    }

    private static string Insert(string status, int from, int count) =>
        $"""
        insert into contracts.contracts (id, status, created_at, submitted_at, accepted_at, registered_on, registered_at, number, office, content_hash, rule_set, demo,
          deductions, title, type, sub_type, seller_name, seller_district, seller_kind, buyer_name, buyer_district, buyer_kind,
          total_amount, technology_amount, signed_on, field, ip, plan_source, objective, industry, case_id)
        select gen_random_uuid(), '{status}', now(), now(), now(), {(status == "registered" ? "day, day" : "null, null")},
          {(status == "registered" ? "extract(year from day) || '350599' || to_char(i % 1000000, 'FM000000'), '350599', md5(i::text)" : "null, null, null")}, '2026', false,
          '[]', '技术合同 ' || i, {Any(ContractTypes.All)}, null, '卖方单位 ' || i % 5000, {Place()}, {Any(PartyKinds.All)}, '买方单位 ' || i % 7000, {Place()}, {Any(PartyKinds.All)},
          amount, round(amount * (0.3 + 0.7 * random())::numeric, 2), day, {Any(Fields.All)}, {Any(IpKinds.All)}, {Any(PlanSources.All)}, {Any(Objectives.All)}, {Any(Industries.Divisions)},
          {(status == "registered" ? "case when random() < 0.1 then gen_random_uuid() end" : "null")}
        from (select i, current_date - (random() * 1825)::int as day, round(exp(8 + 9 * random())::numeric, 2) as amount from generate_series({from}, {from + count - 1}) i) made
        """;

    private static string Place() => $"case when random() < 0.7 then {Any(Districts.Quanzhou)} else {Any(Districts.All)} end";

    private static string Any(CodeList list) =>
        $"(array[{string.Join(',', list.All.Select(code => $"'{code.Value}'"))}])[1 + (random() * {list.All.Count - 1})::int]";
}
