using TechMarket.Contracts;
using TechMarket.Events.Codes;

namespace TechMarket.Tests.Contracts;

/// <summary>Made-up filings with which nothing is wrong, of every type; the same place always gives the same one.</summary>
internal static class SoundFilings
{
    public static readonly DateOnly Today = new(2026, 6, 15);

    private static readonly (string What, string Figure, string Field, string Industry)[] topics =
    [
        ("鞋用超临界发泡中底材料", "密度不高于 0.12 g/cm³、回弹率不低于 65%", "05", "C19"), ("石材废浆脱水与制砖工艺", "含水率降到 25% 以下", "07", "C30"),
        ("陶瓷辊道窑余热回收控制方法", "单位能耗下降 18%", "06", "C30"), ("经编布面疵点视觉检测系统", "检出率不低于 98%、误报率低于 2%", "01", "C17"),
        ("茶叶农残快速检测试剂", "检出限 0.01 mg/kg、检测时间不超过 15 分钟", "04", "C15"), ("水暖阀门低铅铜合金配方", "铅含量低于 0.25%、切削性能不低于原合金的 90%", "05", "C33"),
        ("海水养殖循环水处理装备", "氨氮去除率不低于 85%", "09", "A04"), ("工程机械液压系统故障预测算法", "提前 72 小时预警、准确率 92%", "03", "C34"),
        ("可降解食品包装膜", "180 天降解率不低于 90%、拉伸强度 25 MPa", "05", "C29"), ("印染废水反渗透浓水减量技术", "回用率达到 75%", "07", "C17"),
        ("伺服电机控制芯片", "位置误差小于 3 角秒、温升不超过 40 K", "01", "C39"), ("石化装置泄漏红外监测方法", "漏检率低于 1%、响应时间 5 秒", "07", "C26"),
    ];

    private static readonly Kind[] kinds =
    [
        new("DEV", "commissioned", "委托开发合同", ["研究开发人为委托人研究开发{0}，解决现有产品性能不稳定的问题，达到{1}，交付研究报告、工艺文件和样品，由委托人组织现场验收，开发中所需的检测由双方共同完成。",
            "委托人现有技术不能满足要求，双方约定由研究开发人攻关{0}，中试三批合格，指标为{1}；试验样机一套随成果交付，后续改进成果归双方共有。"]),
        new("DEV", "cooperative", "合作开发合同", ["双方分工合作研究开发{0}：甲方负责机理研究与小试，乙方负责中试放大和设备条件，共同达到{1}，知识产权按贡献共有，各自可以实施。"]),
        new("TRF", "patent", "专利权转让合同", ["让与人将其拥有的{0}发明专利权转让给受让人，交付全部技术资料，指导受让人投产一次，产品达到{1}，办理专利权变更登记手续。"]),
        new("TRF", "secret", "技术秘密转让合同", ["让与人将{0}的配方、工艺参数和质量控制方法作为技术秘密转让给受让人，受让人承担保密义务，试生产达到{1}，三年内提供技术指导。"]),
        new("LIC", "patent", "专利实施许可合同", ["许可人以普通许可方式许可被许可人在福建省范围内实施{0}发明专利，交付实施所需的技术资料并派员指导，使产品达到{1}，改进成果归完成方。"]),
        new("LIC", "secret", "技术秘密使用许可合同", ["许可人许可被许可人使用{0}的技术秘密，提供工艺规程和检验方法，培训操作人员两名，产品达到{1}，被许可人不得向第三人披露。"]),
        new("CON", "feasibility", "技术咨询合同", ["受托人就{0}的技术路线进行可行性论证，比较三种方案的先进性、成本和风险，论证能否达到{1}，提出书面论证报告并答疑一次。"]),
        new("CON", "evaluation", "技术评价咨询合同", ["受托人对{0}进行技术分析与评价，检索国内外专利和文献，评价其与同类技术相比的水平和{1}的可实现性，提交评价报告一份。"]),
        new("SRV", "general", "技术服务合同", ["受托人运用专业知识解决委托人生产{0}时质量波动的问题，优化工艺参数和控制程序，现场指导调试，使其达到{1}，并提交技术总结报告。"]),
        new("SRV", "training", "技术培训合同", ["培训人针对委托人引进的{0}项目，为指定的 12 名工程师讲授原理、工艺控制与故障分析，安排 40 学时并考核，使其能够独立完成调试，达到{1}。"]),
        new("SRV", "intermediary", "技术中介合同", ["中介人为委托人寻找能够提供{0}的技术方，组织考察和洽谈，促成双方签订技术合同，所需技术应达到{1}，签约后提供履约联络服务。"]),
    ];

    private static readonly string[] sellers = ["泉州师范学院", "华侨大学", "福州大学", "中国科学院福建物质结构研究所", "泉州装备制造研究所", "福建省轻工业研究所", "厦门大学", "泉州市功能材料有限公司"];
    private static readonly string[] buyers = ["石狮某鞋业有限公司", "南安市宏发水暖有限公司", "晋江恒远纺织科技有限公司", "惠安石雕产业股份有限公司", "德化瓷艺有限责任公司", "安溪茶业集团有限公司", "福建联合石化有限公司", "永春佛手茶合作社"];

    public static Terms Of(int place, string? only = null)
    {
        var fitting = only is null ? kinds : [.. kinds.Where(k => k.Type == only || $"{k.Type}/{k.SubType}" == only)];
        var kind = fitting[place % fitting.Length];
        var topic = topics[place / fitting.Length % topics.Length];
        var total = 100_000m + 12_345.67m * (place % 97);
        var equipment = place % 3 == 0 ? Math.Round(total * .2m, 2) : 0;
        return new Terms
        {
            Title = $"{topic.What}{kind.Title}",
            Type = kind.Type,
            SubType = kind.SubType,
            Seller = new Party { Name = sellers[place % sellers.Length], CreditCode = "12350503489000013N", District = "350503", Kind = place % 8 == 7 ? "enterprise" : "university" },
            Buyer = new Party { Name = buyers[place / 3 % buyers.Length], CreditCode = place % 2 == 0 ? "91350502MA0000015N" : null, District = place % 5 == 0 ? "440000" : "350582", Kind = "enterprise" },
            TotalAmount = total,
            TechnologyAmount = total - equipment,
            Deductions = equipment > 0 ? [new Deduction("试验设备", equipment)] : [],
            SignedOn = Today.AddDays(-20 - place % 30),
            ValidFrom = Today.AddDays(-10),
            ValidTo = Today.AddMonths(6 + place % 30),
            Field = topic.Field,
            Ip = kind.SubType switch { "patent" => "invention", "secret" => "secret", _ => place % 4 == 0 ? "secret" : "none" },
            Industry = topic.Industry,
            PaymentMode = kind.Type == "LIC" ? "royalty-with-entry-fee" : "instalments",
            Subject = string.Format(System.Globalization.CultureInfo.InvariantCulture, kind.Subjects[place / 7 % kind.Subjects.Length], topic.What, topic.Figure),
            PlanSource = place % 6 == 0 ? "province" : "none",
            Objective = "10",
            Particulars = Beside(kind, topic.What, total),
        };
    }

    private static Particulars Beside(Kind kind, string project, decimal total) => new()
    {
        WrittenForm = "paper",
        Language = "zh",
        Approval = "not-needed",
        Seals = "complete",
        Held = kind.Type switch { "DEV" => HeldStates.NotHeld, "TRF" or "LIC" => HeldStates.Held, _ => null },
        Improvements = kind.Type is "DEV" or "TRF" or "LIC" ? "shared" : null,
        IpNumber = kind.SubType == "patent" ? "ZL202310123456.7" : null,
        Project = kind.SubType is "training" or "intermediary" ? project : null,
        RoyaltyBase = kind.Type == "LIC" ? "sales" : null,
        RoyaltyRate = kind.Type == "LIC" ? 3 : null,
        RoyaltyWay = kind.Type == "LIC" ? "fixed" : null,
        EntryFee = kind.Type == "LIC" ? Math.Round(total / 4, 2) : null,
    };

    private sealed record Kind(string Type, string SubType, string Title, string[] Subjects);
}
