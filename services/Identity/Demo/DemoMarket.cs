namespace TechMarket.Identity.Demo;

/// <summary>The two organisations the demo accounts belong to: the first enterprise and the first institute of the demo data.</summary>
internal static class DemoMarket
{
    public const string BrokerCertificate = "演示证书-2025-0001";

    public static readonly DemoOrganisation Enterprise = new(
        "91350502DEMA00013R", "泉州鲤织针纺科技有限公司（演示）", "Quanzhou Lizhi Knitting Technology Co., Ltd. (Demo)", "enterprise", "350502",
        "泉州市鲤城区演示路 1 号", "陈织云", "0595-00100001",
        "主营锦氨、涤氨高弹针织面料，年产针织坯布 1.2 万吨，配套运动内衣与瑜伽服品牌。");

    public static readonly DemoOrganisation Institute = new(
        "12350521DEMB000145", "泉州湾新材料研究院（演示）", "Quanzhou Bay Institute of Advanced Materials (Demo)", "institute", "3505Z2",
        "泉州台商投资区演示路 101 号", "周纳川", "0595-00200001",
        "市县共建新型研发机构，研究高分子发泡、功能纤维与石墨烯应用，科研人员 120 人。");
}

internal sealed record DemoOrganisation(
    string CreditCode, string Name, string NameEn, string Kind, string District, string Address, string Contact, string Phone, string About);
