namespace TechMarket.Events.Codes;

/// <summary>Kinds of organisations in the market.</summary>
public static class OrganisationKinds
{
    public static readonly CodeList All = new(
        new("enterprise", "企业", "Enterprise"),
        new("institute", "高校院所", "Institute"),
        new("agency", "技术转移机构", "Technology transfer agency"));
}

/// <summary>Grades of technical brokers (T/CASTEM 1007-2022).</summary>
public static class BrokerGrades
{
    public static readonly CodeList All = CodeList.Named("broker-grades");
}

/// <summary>买方性质、卖方性质: the top level of what a contract's party is.</summary>
public static class PartyKinds
{
    public static readonly CodeList All = CodeList.Named("party-kinds");
}

/// <summary>买方性质、卖方性质 of the registration form below the top level, by its own codes (110 国有企业); some kinds have none.</summary>
public static class PartyNatures
{
    private static readonly Dictionary<string, CodeList> ByKind = new[] { "government", "research", "university", "medical", "association", "enterprise", "other" }
        .ToDictionary(kind => kind, kind => CodeList.Named($"party-natures.{kind}"));

    private static readonly CodeList None = new();

    /// <summary>All of them, in the order of the kinds.</summary>
    public static readonly CodeList All = new([.. ByKind.Values.SelectMany(list => list.Versions)]);

    /// <summary>Those of a kind of <see cref="PartyKinds"/>; an empty list where it has none.</summary>
    public static CodeList Of(string? kind) => kind is not null && ByKind.TryGetValue(kind, out var list) ? list : None;
}

/// <summary>Why a contract cannot be registered (不予登记), by the reasons published with the rules.</summary>
public static class RefusalReasons
{
    public static readonly CodeList All = CodeList.Named("refusal-reasons");
}

/// <summary>撤销的依据: why the authority takes a registration back (as in the Shanghai rules of 2025; those of the new 办法 were not at hand).</summary>
public static class RevocationGrounds
{
    public static readonly CodeList All = CodeList.Named("revocation-grounds");
}
