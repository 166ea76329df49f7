using TechMarket.Contracts;

namespace TechMarket.Tests.Contracts;

/// <summary>For every rule, ways to make a sound filing break it.</summary>
internal static class SpoiledFilings
{
    private static readonly DateOnly Today = SoundFilings.Today;

    /// <summary>By the code of the rule.</summary>
    public static readonly IReadOnlyDictionary<string, Spoil> All = new Dictionary<string, Spoil>
    {
        ["contract.title-missing"] = new(null, t => t with { Title = " " }),
        ["contract.type-missing"] = new(null, t => t with { Type = null, SubType = null }),
        ["contract.sub-type-does-not-fit"] = new("DEV", t => t with { SubType = "training" }, t => t with { SubType = "feasibility" }),
        ["contract.not-a-technology-contract"] = new(null, t => t with { Title = "数控机床买卖合同" }, t => t with { Title = "原料购销合同（2026 年度）" },
            t => t with { Title = "厂房装修合同" }, t => t with { Title = "办公设备租赁合同" }, t => t with { Title = "注塑件委托加工合同" }),
        ["contract.title-of-another-type"] = new("DEV", t => t with { Title = "低铅铜合金技术服务合同" }, t => t with { Title = "发泡装置专利实施许可合同" }),
        ["contract.field-missing"] = new(null, t => t with { Field = null }, t => t with { Field = "99" }),
        ["contract.ip-missing"] = new(null, t => t with { Ip = null }),
        ["contract.plan-missing"] = new(null, t => t with { PlanSource = null }),
        ["contract.objective-missing"] = new(null, t => t with { Objective = null }),
        ["contract.subject-too-short"] = new(null, t => t with { Subject = "开发新材料，指标达到 90%" }, t => t with { Subject = null }),
        ["contract.subject-says-nothing"] = new(null, t => t with { Subject = string.Concat(Enumerable.Repeat("技术服务，", 14)) + "90%" }),
        ["contract.subject-elsewhere"] = new(null, t => t with { Subject = t.Subject + "其余技术内容和考核指标详见附件一。" }, t => t with { Subject = "具体技术内容按买方要求执行，" + t.Subject },
            t => t with { Subject = t.Subject + "技术指标由双方另行协商。" }),
        ["contract.no-targets"] = new("DEV", t => t with { Subject = "研究开发人为委托人研究开发一种新型环保水性胶粘剂，改善现有产品容易开胶的问题，性能优良，质量稳定，达到国内先进水平，交付资料并经委托人认可。", Particulars = t.Particulars with { Targets = null } }),
        ["contract.development-of-what-is-held"] = new("DEV", t => t with { Particulars = t.Particulars with { Held = "held" } }),
        ["contract.transfer-of-what-is-not-held"] = new("TRF", t => t with { Particulars = t.Particulars with { Held = "not-held" } }),
        ["contract.transfer-without-right"] = new("LIC", t => t with { Ip = "none" }),
        ["contract.right-number-missing"] = new("LIC/patent", t => t with { Particulars = t.Particulars with { IpNumber = null } }),
        ["contract.right-does-not-fit"] = new("TRF/patent", t => t with { Ip = "software" }, t => t with { Ip = "secret" }),
        ["contract.public-technology"] = new("TRF", t => t with { Subject = t.Subject + "该技术已属公知技术。" }, t => t with { Subject = "本专利权已届满，" + t.Subject }),
        ["contract.development-of-routine"] = new("DEV", t => t with { Subject = "对委托人送检的样品进行例行检测并出具检测报告，每月 4 次，检测项目包括硬度、拉伸强度和耐磨性能，结果在 5 个工作日内交付，按次结算费用。" },
            t => t with { Subject = t.Subject + "受托人仿制委托人提供的进口样机。" }, t => t with { Subject = t.Subject + "工作内容为仅改变尺寸的同类产品设计。" }),
        ["contract.consulting-without-technology"] = new("CON", t => t with { Subject = "受托人担任委托人常年法律顾问，审查合同 40 份，提供诉讼与知识产权纠纷处理意见，出具法律意见书，定期到公司现场办公并答复各部门提出的问题。" },
            t => t with { Subject = t.Subject + "同时提供税务筹划建议。" }, t => t with { Title = "企业管理咨询合同" }, t => t with { Subject = t.Subject + "并给出生产线设备选购意见。" }),
        ["contract.consulting-that-implements"] = new("CON", t => t with { Subject = t.Subject + "受托人并负责实施推荐的方案。" }),
        ["contract.ordinary-service"] = new("SRV/general", t => t with { Subject = "受托人按委托人提供的图纸和材料来料加工注塑件 20000 件，保证尺寸合格率不低于 99%，按月交货，每件按约定的价格结算加工费用，包装与运输由受托人负责。" },
            t => t with { Title = "企业宣传片拍摄制作服务合同" }, t => t with { Subject = t.Subject + "并承担车间土建工程。" }, t => t with { Subject = "对委托人生产线进行日常维修和设备保养，每季度 1 次，更换易损件，" + t.Subject }),
        ["contract.ordinary-training"] = new("SRV/training", t => t with { Subject = t.Subject + "主要内容为产品使用培训。" }, t => t with { Title = "新员工岗前培训服务合同" }),
        ["contract.project-missing"] = new("SRV/training", t => t with { Particulars = t.Particulars with { Project = null } }),
        ["contract.training-inside"] = new("SRV/training", t => t with { Subject = t.Subject + "本培训属于技术开发合同的一部分。" }),
        ["contract.unlawful-restriction"] = new("LIC", t => t with { Subject = t.Subject + "被许可人不得对技术进行改进。" }, t => t with { Subject = t.Subject + "被许可人不得质疑专利权的有效性。" },
            t => t with { Subject = t.Subject + "被许可人必须向卖方购买原材料。" }),
        ["contract.improvements-unclear"] = new("TRF", t => t with { Particulars = t.Particulars with { Improvements = null } }),
        ["contract.seller-missing"] = new(null, t => t with { Seller = t.Seller with { Name = "" } }),
        ["contract.buyer-missing"] = new(null, t => t with { Buyer = t.Buyer with { Name = "  " } }),
        ["contract.seller-is-a-part"] = new(null, t => t with { Seller = t.Seller with { Name = "华侨大学材料学院" } }, t => t with { Seller = t.Seller with { Name = "泉州师范学院先进制造课题组" } }),
        ["contract.buyer-is-a-part"] = new(null, t => t with { Buyer = t.Buyer with { Name = "福建某某集团研发部" } }, t => t with { Buyer = t.Buyer with { Name = "晋江大桥工程项目部" } }),
        ["contract.seller-credit-code-wrong"] = new(null, t => t with { Seller = t.Seller with { CreditCode = "12350503489000014N" } }),
        ["contract.buyer-credit-code-wrong"] = new(null, t => t with { Buyer = t.Buyer with { CreditCode = "91350502MA000001" } }),
        ["contract.seller-district-missing"] = new(null, t => t with { Seller = t.Seller with { District = null } }),
        ["contract.buyer-district-missing"] = new(null, t => t with { Buyer = t.Buyer with { District = "3599" } }),
        ["contract.seller-kind-missing"] = new(null, t => t with { Seller = t.Seller with { Kind = null } }),
        ["contract.buyer-kind-missing"] = new(null, t => t with { Buyer = t.Buyer with { Kind = null } }),
        ["contract.seller-nature-does-not-fit"] = new(null, t => t with { Particulars = t.Particulars with { SellerNature = "030" } }),
        ["contract.buyer-nature-does-not-fit"] = new(null, t => t with { Particulars = t.Particulars with { BuyerNature = "030" } }),
        ["contract.parties-are-the-same"] = new(null, t => t with { Buyer = t.Buyer with { Name = t.Seller.Name } }, t => t with { Buyer = t.Buyer with { CreditCode = t.Seller.CreditCode } }),
        ["contract.oral"] = new(null, t => t with { Particulars = t.Particulars with { WrittenForm = "oral" } }),
        ["contract.electronic-too-early"] = new(null, t => t with { Particulars = t.Particulars with { WrittenForm = "electronic" }, SignedOn = new DateOnly(2026, 1, 5), ValidFrom = new DateOnly(2026, 1, 5) }) { On = new DateOnly(2026, 2, 1) },
        ["contract.chinese-copy-missing"] = new(null, t => t with { Particulars = t.Particulars with { Language = "foreign" } }, t => t with { Particulars = t.Particulars with { Language = "foreign", ChineseCopy = false } }),
        ["contract.approval-missing"] = new(null, t => t with { Particulars = t.Particulars with { Approval = "missing" } }),
        ["contract.approval-number-missing"] = new(null, t => t with { Particulars = t.Particulars with { Approval = "granted" } }),
        ["contract.seal-missing"] = new(null, t => t with { Particulars = t.Particulars with { Seals = "missing" } }),
        ["contract.seal-differs"] = new(null, t => t with { Particulars = t.Particulars with { Seals = "differ" } }),
        ["contract.total-not-positive"] = new(null, t => t with { TotalAmount = 0, TechnologyAmount = 0, Deductions = [] }, t => t with { TotalAmount = null }),
        ["contract.technology-amount-missing"] = new(null, t => t with { TechnologyAmount = null }),
        ["contract.technology-negative"] = new(null, t => t with { TechnologyAmount = -0.01m }),
        ["contract.technology-zero"] = new(null, t => t with { TechnologyAmount = 0, Deductions = [] }),
        ["contract.technology-exceeds-total"] = new(null, t => t with { TechnologyAmount = t.TotalAmount + 0.01m }),
        ["contract.deductions-do-not-add-up"] = new(null, t => t with { Deductions = [new Deduction("设备", t.TotalAmount!.Value)] }),
        ["contract.equipment-not-deducted"] = new("SRV/general", t => t with { Subject = t.Subject + "合同价款含设备采购费 12 万元。", TechnologyAmount = t.TotalAmount, Deductions = [] }),
        ["contract.royalty-terms-missing"] = new("LIC", t => t with { Particulars = t.Particulars with { RoyaltyBase = null } }, t => t with { Particulars = t.Particulars with { RoyaltyRate = 0 } }),
        ["contract.entry-fee-missing"] = new("LIC", t => t with { Particulars = t.Particulars with { EntryFee = null } }, t => t with { Particulars = t.Particulars with { EntryFee = t.TotalAmount + 1 } }),
        ["contract.currency-missing"] = new(null, t => t with { Buyer = t.Buyer with { District = "000000", CreditCode = null, Kind = "abroad" } }),
        ["contract.import-filed-by-seller"] = new(null, t => t with { Seller = t.Seller with { District = "000000", CreditCode = null, Kind = "abroad" }, Particulars = t.Particulars with { Country = "304", Currency = "EUR" } }),
        ["contract.signing-date-missing"] = new(null, t => t with { SignedOn = null }),
        ["contract.signed-in-the-future"] = new(null, t => t with { SignedOn = Today.AddDays(1) }),
        ["contract.validity-missing"] = new(null, t => t with { ValidTo = null }),
        ["contract.ends-before-it-starts"] = new(null, t => t with { ValidTo = t.ValidFrom!.Value.AddDays(-1) }),
        ["contract.ends-before-signing"] = new(null, t => t with { ValidFrom = t.SignedOn!.Value.AddDays(-30), ValidTo = t.SignedOn!.Value.AddDays(-1) }),
        ["contract.not-yet-in-force"] = new(null, t => t with { ValidFrom = Today.AddDays(1) }),
        ["contract.no-longer-valid"] = new(null, t => t with { ValidTo = Today.AddDays(-1) }),
    };

    /// <param name="Type">The type it needs; any when null.</param>
    internal sealed record Spoil(string? Type, params Func<Terms, Terms>[] Ways)
    {
        /// <summary>The day of application.</summary>
        public DateOnly On { get; init; } = Today;
    }
}
