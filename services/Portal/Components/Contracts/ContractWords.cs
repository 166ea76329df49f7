using TechMarket.Events.Codes;
using TechMarket.Portal.Clients;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Components.Contracts;

/// <summary>A contract's codes and fields in words.</summary>
internal static class ContractWords
{
    /// <param name="on">The day whose names are wanted; the latest where none is given.</param>
    public static string Type(string? type, string? subType, DateOnly? on = null) => type is null ? "—"
        : subType is null ? ContractTypes.All.Label(type, on ?? DateOnly.MaxValue)
        : $"{ContractTypes.All.Label(type, on ?? DateOnly.MaxValue)} · {ContractSubTypes.Of(type).Label(subType, on ?? DateOnly.MaxValue)}";

    public static string Done(string what) => what switch
    {
        "opened" => T("建立草稿", "Draft opened"),
        "edited" => T("修改内容", "Content edited"),
        "text-added" => T("上传合同文本", "Text uploaded"),
        "text-removed" => T("移除合同文本", "Text removed"),
        "submitted" => T("提交登记", "Submitted for registration"),
        "accepted" => T("受理", "Accepted"),
        "returned" => T("退回补正", "Returned for correction"),
        "refused" => T("不予登记", "Registration refused"),
        "registered" => T("准予登记", "Registered"),
        "imported" => T("导入", "Imported"),
        "passed-on" => T("初审通过，转复审", "Passed on to the second review"),
        "amendment-asked" => T("申请变更", "Amendment asked for"),
        "amendment-declined" => T("不准予变更", "Amendment declined"),
        "amended" => T("变更登记", "Amended"),
        "cancellation-asked" => T("申请注销", "Cancellation asked for"),
        "cancellation-declined" => T("不准予注销", "Cancellation declined"),
        "cancelled" => T("注销登记", "Cancelled"),
        "revoked" => T("撤销登记", "Revoked"),
        "objected" => T("提出异议", "Objection raised"),
        "objection-kept" => T("复核：维持原决定", "Objection answered: the decision stands"),
        "objection-reopened" => T("复核：重新审查", "Objection answered: reviewed again"),
        "income-reported" => T("报告到账", "Money reported"),
        "income-whole" => T("全额核定技术性收入", "Income verified"),
        "income-part" => T("部分核定技术性收入", "Income verified in part"),
        "income-refused" => T("不予核定技术性收入", "Income not verified"),
        "listed" => T("列入登记清单", "Put into a registration list"),
        "list-voided" => T("登记清单失效", "Registration list void"),
        _ => what,
    };

    public static string Request(string kind) => kind == "amendment" ? T("变更申请", "Amendment") : T("注销申请", "Cancellation");

    public static string RequestStatus(string status) => status switch
    {
        "granted" => T("已准予", "Granted"),
        "declined" => T("未准予", "Declined"),
        _ => T("等待办理", "Waiting"),
    };

    /// <summary>What became of an objection; null while it waits.</summary>
    public static string Outcome(string? outcome) => outcome switch
    {
        "kept" => T("维持原决定", "The decision stands"),
        "reopened" => T("重新审查", "Reviewed again"),
        "corrected" => T("更正技术交易额", "Technology amount corrected"),
        _ => T("等待答复", "Waiting for an answer"),
    };

    public static string Field(string field) => field switch
    {
        "title" => T("合同名称", "Title"),
        "type" => T("合同类型", "Type"),
        "subType" => T("合同子类", "Sub-type"),
        "totalAmount" => T("合同成交额", "Total amount"),
        "technologyAmount" => T("技术交易额", "Technology amount"),
        "deductions" => T("扣除项", "Deductions"),
        "signedOn" => T("签订日期", "Signed on"),
        "validFrom" => T("有效期起", "Valid from"),
        "validTo" => T("有效期止", "Valid to"),
        "field" => T("技术领域", "Field"),
        "ip" => T("知识产权", "Intellectual property"),
        "industry" => T("服务行业", "Industry"),
        "paymentMode" => T("支付方式", "Payment"),
        "subject" => T("合同标的", "Subject matter"),
        "text" => T("文件的 SHA-256", "SHA-256 of the file"),
        "receipt.amount" => T("到账金额", "Amount received"),
        "receipt.receivedOn" => T("到账日期", "Received on"),
        "receipt.voucher" => T("发票或凭证号", "Voucher"),
        "receipt.verified" => T("到账金额 → 核定金额", "Received → verified"),
        "verifiedIncome" => T("累计核定技术性收入", "Verified income in all"),
        _ => ParticularsWords.Field(field) ?? Party(field),
    };

    /// <summary>The value of a changed field as people read it.</summary>
    public static string Value(string field, string? value) => string.IsNullOrEmpty(value) ? "—" : field switch
    {
        "type" => ContractTypes.All.Label(value),
        "field" => Fields.All.Label(value),
        "ip" => IpKinds.All.Label(value),
        "industry" => Industries.Divisions.Label(value),
        "paymentMode" => PaymentModes.All.Label(value),
        "seller.district" or "buyer.district" => Districts.All.Label(value),
        "seller.kind" or "buyer.kind" => PartyKinds.All.Label(value),
        "planSource" => PlanSources.All.Label(value),
        "objective" => Objectives.All.Label(value),
        "totalAmount" or "technologyAmount" or "entryFee" or "receipt.amount" or "receipt.verified" or "verifiedIncome" => value + T(" 元", " CNY"),
        _ => ParticularsWords.Value(field, value),
    };

    /// <summary>What the other fields of the form say, in its order; the keys are those of the history.</summary>
    public static IReadOnlyList<(string Field, string Value)> Said(Particulars p) =>
        [.. ParticularsWords.All(p).Where(one => !string.IsNullOrEmpty(one.Value)).Select(one => (one.Field, one.Value!))];

    private static string Party(string field)
    {
        var side = field.StartsWith("seller.", StringComparison.Ordinal) ? T("卖方", "Seller's ") : T("买方", "Buyer's ");
        return side + field.Split('.')[^1] switch
        {
            "name" => T("名称", "name"),
            "creditCode" => T("信用代码", "credit code"),
            "district" => T("所在地", "district"),
            "kind" => T("性质", "kind"),
            "nature" => T("性质细类", "kind in detail"),
            "highTech" => T("高新技术企业", "high-tech status"),
            "industry" => T("所属行业", "industry"),
            "contact" => T("联系人", "contact"),
            "phone" => T("联系电话", "phone"),
            var other => other,
        };
    }
}
