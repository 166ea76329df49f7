using TechMarket.Events.Codes;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Rules;

/// <summary>
/// What a contract must say before a registrar looks at it: the form 技术合同登记表, and the published reasons for refusal that can be seen
/// from the form alone (规则 art. 39 of the draft; Torch Centre answers of 2021).
/// </summary>
internal static class FilingRules
{
    public const int SubjectAtLeast = 50;

    /// <summary>Everything that is missing or wrong, in the order of the form.</summary>
    public static IReadOnlyList<Fault> Faults(Terms terms, DateOnly today) =>
        [.. Kind(terms), .. Technology(terms), .. PartyRules.Faults(terms), .. Money(terms), .. Dates(terms, today)];

    public static void MustHold(Terms terms, DateOnly today)
    {
        var faults = Faults(terms, today);
        if (faults.Count > 0)
        {
            throw new RuleBroken(faults[0].Code,
                string.Join("；", faults.Select(f => f.Chinese)) + "。", string.Join("; ", faults.Select(f => f.English)) + ".");
        }
    }

    /// <summary>0 ≤ 技术交易额 ≤ 成交额.</summary>
    public static void TechnologyMustFit(decimal? technology, decimal? total)
    {
        if (Fits(technology, total) is { } fault)
        {
            throw new RuleBroken(fault.Code, fault.Chinese + "。", fault.English + ".");
        }
    }

    private static IEnumerable<Fault> Kind(Terms terms)
    {
        if (string.IsNullOrWhiteSpace(terms.Title))
        {
            yield return new("contract.title-missing", "title", "7", "请填写合同名称", "Enter the contract's title");
        }
        if (!ContractTypes.All.Has(terms.Type))
        {
            yield return new("contract.type-missing", "type", "2", "请选择合同类型", "Choose the contract type");
        }
        else if (terms.SubType is not null && !ContractSubTypes.Of(terms.Type).Has(terms.SubType))
        {
            yield return new("contract.sub-type-does-not-fit", "subType", "7", "合同子类与合同类型不符", "The sub-type does not belong to the contract type");
        }
    }

    private static IEnumerable<Fault> Money(Terms terms)
    {
        if (terms.TotalAmount is not > 0)
        {
            yield return new("contract.total-not-positive", "totalAmount", "5", "请填写合同成交额，须大于 0", "Enter the total amount; it must be above 0");
        }
        if (terms.TechnologyAmount is null)
        {
            yield return new("contract.technology-amount-missing", "technologyAmount", "5", "请填写技术交易额", "Enter the technology amount");
        }
        else if (Fits(terms.TechnologyAmount, terms.TotalAmount) is { } fault)
        {
            yield return fault;
        }
        else if (terms.Deductions.Count > 0 && terms.Deductions.Sum(d => d.Amount) != terms.TotalAmount - terms.TechnologyAmount)
        {
            yield return new("contract.deductions-do-not-add-up", "deductions", "5",
                $"扣除项合计 {Yuan(terms.Deductions.Sum(d => d.Amount))} 元，应为 {Yuan(terms.TotalAmount - terms.TechnologyAmount)} 元（成交额减去技术交易额）",
                $"The deductions add up to {Yuan(terms.Deductions.Sum(d => d.Amount))} CNY; they must be {Yuan(terms.TotalAmount - terms.TechnologyAmount)} CNY, the total minus the technology amount");
        }
    }

    private static string? Yuan(decimal? amount) => amount?.ToString("#,##0.00", System.Globalization.CultureInfo.InvariantCulture);

    private static Fault? Fits(decimal? technology, decimal? total) =>
        technology < 0 ? new("contract.technology-negative", "technologyAmount", "5", "技术交易额不能为负数", "The technology amount cannot be negative")
        : technology > total ? new("contract.technology-exceeds-total", "technologyAmount", "5",
            "技术交易额不能超过合同成交额", "The technology amount cannot exceed the total amount")
        : null;

    private static IEnumerable<Fault> Dates(Terms terms, DateOnly today)
    {
        if (terms.SignedOn is null)
        {
            yield return new("contract.signing-date-missing", "signedOn", "1", "请填写签订日期", "Enter the date of signing");
        }
        else if (terms.SignedOn > today)
        {
            yield return new("contract.signed-in-the-future", "signedOn", "1", "签订日期不能晚于今天", "The date of signing cannot be in the future");
        }
        if (terms.ValidFrom is null || terms.ValidTo is null)
        {
            yield return new("contract.validity-missing", terms.ValidFrom is null ? "validFrom" : "validTo", "1",
                "请填写合同有效期的起止日期", "Enter the first and last day of validity");
        }
        else if (terms.ValidTo < terms.ValidFrom)
        {
            yield return new("contract.ends-before-it-starts", "validTo", "1", "有效期截止日期不能早于起始日期", "The validity ends before it starts");
        }
        else if (terms.ValidTo < terms.SignedOn)
        {
            yield return new("contract.ends-before-signing", "validTo", "1", "有效期截止日期不能早于签订日期", "The validity ends before the contract was signed");
        }
        else if (RuleSet.On(today).OnlyWhileValid && terms.ValidTo < today)
        {
            yield return new("contract.no-longer-valid", "validTo", "1",
                "合同有效期已过，应在有效期内申请登记", "The contract has ended; it must be filed while valid");
        }
    }

    private static IEnumerable<Fault> Technology(Terms terms)
    {
        if (!Fields.All.Has(terms.Field))
        {
            yield return new("contract.field-missing", "field", "4", "请选择技术领域", "Choose the technology field");
        }
        if (!IpKinds.All.Has(terms.Ip))
        {
            yield return new("contract.ip-missing", "ip", "9", "请选择知识产权类型", "Choose the kind of intellectual property");
        }
        if ((terms.Subject?.Trim().Length ?? 0) < SubjectAtLeast)
        {
            yield return new("contract.subject-too-short", "subject", "4",
                $"请说明合同标的的技术内容，至少 {SubjectAtLeast} 个字", $"Describe the technology in at least {SubjectAtLeast} characters");
        }
    }
}
