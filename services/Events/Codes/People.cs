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
    public static readonly CodeList All = new(
        new("junior", "初级", "Junior"),
        new("intermediate", "中级", "Intermediate"),
        new("senior", "高级", "Senior"));
}

/// <summary>买方性质、卖方性质: the top level of what a contract's party is.</summary>
public static class PartyKinds
{
    public static readonly CodeList All = new(
        new("government", "机关法人", "Government body"),
        new("research", "科研机构", "Research institute"),
        new("university", "高等院校", "University"),
        new("medical", "医疗卫生机构", "Medical institution"),
        new("association", "社团法人", "Association"),
        new("enterprise", "企业", "Enterprise"),
        new("sole", "个体工商户", "Sole trader"),
        new("person", "自然人", "Natural person"),
        new("other", "其他组织", "Other organisation"),
        new("abroad", "境外机构", "Foreign body"));
}

/// <summary>Why a contract cannot be registered (不予登记), by the reasons published with the rules.</summary>
public static class RefusalReasons
{
    public static readonly CodeList All = new(
        new("1", "合同无效或未生效", "Contract void or not in force"),
        new("2", "不属于技术合同", "Not a technology contract"),
        new("3", "合同主体不明确", "Parties unclear"),
        new("4", "合同标的不明确", "Subject matter unclear"),
        new("5", "价款、报酬或使用费不明确", "Price or fees unclear"),
        new("6", "需经审批而未审批", "Approval needed but missing"),
        new("7", "名称与内容不符且未补正", "Title does not fit the content"),
        new("8", "含非法垄断技术、妨碍技术进步或侵害他人成果的条款", "Unlawful restriction or infringement"),
        new("9", "未出具证明材料或证明材料不合要求", "Evidence missing or insufficient"),
        new("10", "印章不齐全或与名称不一致", "Seals missing or not matching"),
        new("11", "其他", "Other"),
        new("oral", "口头合同", "Oral contract"),
        new("duplicate", "重复登记", "Registered already"));
}

/// <summary>撤销的依据: why the authority takes a registration back (as in the Shanghai rules of 2025; those of the new 办法 were not at hand).</summary>
public static class RevocationGrounds
{
    public static readonly CodeList All = new(
        new("false", "合同虚假", "The contract is not genuine"),
        new("fraud", "以欺诈、贿赂等不正当手段取得登记", "Obtained by fraud or bribery"),
        new("infringement", "侵害他人合法权益", "Infringes the rights of others"),
        new("void", "合同已被撤销或确认无效而未办理注销", "Annulled or void, but not cancelled by its party"),
        new("duplicate", "重复登记", "Registered twice"),
        new("not-in-validity", "超出合同有效期登记", "Registered when no longer valid"),
        new("other", "其他依法应当撤销的情形", "Other ground by law"));
}
