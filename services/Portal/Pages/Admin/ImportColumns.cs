using TechMarket.Events.Codes;

namespace TechMarket.Portal.Pages.Admin;

/// <summary>A column of an import file.</summary>
/// <param name="Sample">What stands in the sample row; empty leaves the column out of the sample.</param>
/// <param name="Needed">A row without it is faulty.</param>
internal sealed record ImportColumn(string Name, string Chinese, string English, string Sample = "", bool Needed = false, CodeList? Codes = null);

/// <summary>The columns of each kind of import file. A test holds them against what the services read.</summary>
internal static class ImportColumns
{
    private static readonly ImportColumn Demo = new("demo", "是否演示数据：true 或 false", "Demo record: true or false");

    public static readonly IReadOnlyDictionary<string, IReadOnlyList<ImportColumn>> Of = new Dictionary<string, IReadOnlyList<ImportColumn>>
    {
        ["needs"] =
        [
            .. Listed("陶瓷坯体快速干燥"),
            new("problem", "要解决的问题，最多 2 万字", "The problem, up to 20,000 characters", "日用瓷坯体干燥要 12 小时，开裂率 6%，希望缩短到 3 小时以内。"),
            new("text", "problem 的另一个列名", "Another name of problem"), new("description", "problem 的另一个列名", "Another name of problem"),
            new("improvement", "要比现在好多少", "By how much better than today", "干燥时间不超过 3 小时，开裂率低于 2%"),
            new("worth", "解决了值多少", "What it is worth", "每年节省能耗和废品约 80 万元"),
            new("budgetFrom", "预算下限，元", "Budget from, CNY", "300000"), new("budgetTo", "预算上限，元，不低于下限", "Budget up to, CNY", "500000"),
            new("deadline", "截止日期，如 2026-12-31", "Open until, such as 2026-12-31", "2026-12-31"),
            new("confidential", "保密内容，只有本单位和主管部门可见", "Confidential part, seen by the owner and officials only"),
        ],
        ["results"] =
        [
            .. Listed("陶瓷坯体微波快速干燥装备"),
            new("abstract", "成果简介，最多 2 万字", "Abstract, up to 20,000 characters", "采用微波与热风联合干燥，干燥时间缩短到 2.5 小时。"),
            new("text", "abstract 的另一个列名", "Another name of abstract"), new("description", "abstract 的另一个列名", "Another name of abstract"),
            new("price", "价格，元；不填为面议", "Price, CNY; negotiable when empty", "400000"),
            new("ip", "知识产权：JSON 列表，kind 用知识产权代码", "Rights: a JSON list; kind is a code of intellectual property", """[{"kind":"invention","number":"ZL202310000001.0"}]""", Codes: IpKinds.All),
            new("experts", "主要完成人：只写本人同意公开的，用“；”“、”或逗号分开，最多 20 名", "Experts who agreed to be named, separated by ; 、 or a comma, at most 20", "陈示例、林样本"),
            new("team", "团队", "Team", "泉州示例研究院干燥课题组"), new("cases", "应用案例", "Where it is used"),
        ],
        ["contracts"] =
        [
            new("externalId", "来源中的编号，同一来源内不重复", "The id within its source", "HT-2026-0001", Needed: true), new("id", "externalId 的另一个列名", "Another name of externalId"),
            new("number", "登记编号，16 位数字（旧式 14 位）；不填由市场编号", "Registration number, 16 digits (14 in the old form); given by the market when empty"),
            new("registeredOn", "登记日期，不晚于今天", "Registered on, not in the future", "2026-03-20", Needed: true), new("title", "合同名称", "Title", "微波干燥装备技术开发", Needed: true),
            new("type", "合同类型", "Type", "DEV", Needed: true, Codes: ContractTypes.All),
            new("subType", "合同子类，代码随类型而定，如开发合同的 commissioned（委托）、cooperative（合作）", "Sub-type; its codes depend on the type, such as commissioned or cooperative for DEV", "commissioned"),
            .. Party("seller", "卖方", "Seller", "泉州示例研究院", "research"), .. Party("buyer", "买方", "Buyer", "德化示例陶瓷有限公司", "enterprise"),
            new("totalAmount", "合同成交额，元，最多两位小数", "Total amount, CNY, at most 2 decimals", "400000.00", Needed: true),
            new("technologyAmount", "技术交易额，元，不超过成交额；不填等于成交额", "Technology amount, CNY, not above the total; the total when empty", "360000.00"),
            new("signedOn", "签订日期，不晚于登记日期", "Signed on, not after registeredOn", "2026-03-10"), new("validFrom", "有效期起", "Valid from", "2026-03-10"), new("validTo", "有效期止，不早于起", "Valid to", "2027-03-09"),
            new("field", "技术领域", "Field", "03", Codes: Fields.All), new("ip", "知识产权", "Intellectual property", "invention", Codes: IpKinds.All),
            new("industry", "所属行业：GB/T 4754 门类和大类，如 C30", "Industry: GB/T 4754 section and division, such as C30", "C30"), Demo,
        ],
        ["organisations"] =
        [
            new("creditCode", "统一社会信用代码，18 位，校验位须正确", "Unified social credit code with its check digit", "91350502DEMA00013R", Needed: true),
            new("name", "单位全称", "Name", "德化示例陶瓷有限公司", Needed: true), new("nameEn", "英文名称", "English name", "Dehua Sample Ceramics"),
            new("kind", "单位类型", "Kind", "enterprise", Needed: true, Codes: OrganisationKinds.All), District("district", "350526", needed: true),
            new("address", "地址", "Address", "泉州市德化县示例路 1 号"), new("contact", "联系人", "Contact", "陈示例"), new("phone", "电话", "Telephone", "0595-00000000"),
            new("about", "简介", "About", "日用陶瓷生产企业"), Demo,
        ],
    };

    /// <summary>What needs and results have in common.</summary>
    private static IEnumerable<ImportColumn> Listed(string title) =>
    [
        new("id", "来源中的编号，同一来源内不重复", "The id within its source", "A-0001", Needed: true), new("title", "名称，最多 300 字", "Title, up to 300 characters", title, Needed: true),
        new("title_tokens", "没有 title 时：用空格分开的词", "Without a title: its words with spaces between them"),
        new("field", "技术领域", "Field", "03", Codes: Fields.All), new("industry", "所属行业：GB/T 4754 门类和大类，如 C30", "Industry: GB/T 4754 section and division, such as C30", "C30"),
        new("maturity", "成熟度，1 到 9（需求：至少要达到的）", "Maturity, 1 to 9 (a need: at least)", "6"),
        new("modes", "合作方式，可多个，用“；”分开", "Cooperation, several separated by ;", "DEV;TRF", Codes: Modes.All), District("district", "350526"),
        new("keywords", "关键词，用“；”或“、”分开，最多 20 个", "Keywords separated by ;, at most 20", "陶瓷；微波干燥；开裂"), new("discipline", "并入关键词的学科", "Disciplines, added to the keywords"),
        new("creditCode", "所属单位的统一社会信用代码；市场中没有时归“市场导入”", "Credit code of the owner; the market's own when not known"),
        new("publishedAt", "发布时间，如 2026-03-01", "Published at, such as 2026-03-01", "2026-03-01"), Demo,
    ];

    private static IEnumerable<ImportColumn> Party(string side, string chinese, string english, string name, string kind) =>
    [
        new(side + "Name", chinese + "名称", english + "'s name", name, Needed: true), new(side + "CreditCode", chinese + "统一社会信用代码", english + "'s credit code"),
        District(side + "District", "350526", needed: true), new(side + "Kind", chinese + "类型", english + "'s kind", kind, Codes: PartyKinds.All),
    ];

    private static ImportColumn District(string name, string sample, bool needed = false) =>
        new(name, "地区：GB/T 2260 六位代码，泉州各县（市、区）见右", "District: six digits by GB/T 2260; those of Quanzhou beside", sample, needed, Districts.Quanzhou);
}
