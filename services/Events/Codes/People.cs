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
