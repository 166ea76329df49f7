using FluentValidation;
using TechMarket.Events.Codes;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Drafts;

internal static partial class EditDraft
{
    private const decimal Most = 1_000_000_000_000m;

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Title).NotEmpty().WithMessage(_ => T("请填写合同名称", "Enter the contract's title"))
                .MaximumLength(200).WithMessage(_ => T("合同名称不超过 200 字", "At most 200 characters"));
            RuleFor(r => r.Subject).MaximumLength(5000).WithMessage(_ => T("不超过 5000 字", "At most 5000 characters"));
            Code(r => r.Type, ContractTypes.All);
            Code(r => r.Field, Fields.All);
            Code(r => r.Ip, IpKinds.All);
            Code(r => r.Industry, Industries.Divisions);
            Code(r => r.PaymentMode, PaymentModes.All);
            Code(r => r.PlanSource, PlanSources.All);
            Code(r => r.Objective, Objectives.All);
            RuleFor(r => r.Particulars!).SetValidator(new ParticularsShape()).When(r => r.Particulars is not null);
            RuleFor(r => r.SubType).MaximumLength(40);
            RuleFor(r => r.TotalAmount).Must(Money).WithMessage(_ => WrongAmount);
            RuleFor(r => r.TechnologyAmount).Must(Money).WithMessage(_ => WrongAmount);
            RuleFor(r => r.Seller!).SetValidator(new PartyShape()).When(r => r.Seller is not null);
            RuleFor(r => r.Buyer!).SetValidator(new PartyShape()).When(r => r.Buyer is not null);
            RuleFor(r => r.Deductions).Must(list => list is null || list.Count <= 20).WithMessage(_ => T("扣除项不超过 20 项", "At most 20 deductions"));
            RuleForEach(r => r.Deductions).ChildRules(deduction =>
            {
                deduction.RuleFor(d => d.What).NotEmpty().WithMessage(_ => T("请填写扣除项名称", "Say what is deducted")).MaximumLength(100);
                deduction.RuleFor(d => d.Amount).NotNull().WithMessage(_ => WrongAmount).Must(Money).WithMessage(_ => WrongAmount);
            });
        }

        private void Code(System.Linq.Expressions.Expression<Func<Request, string?>> field, CodeList list) =>
            RuleFor(field).Must(value => string.IsNullOrWhiteSpace(value) || list.Has(value)).WithMessage(_ => Unknown(list));
    }

    private sealed class PartyShape : AbstractValidator<PartyInput>
    {
        public PartyShape()
        {
            RuleFor(p => p.Name).MaximumLength(200).WithMessage(_ => T("名称不超过 200 字", "At most 200 characters"));
            RuleFor(p => p.CreditCode).MaximumLength(40).WithMessage(_ => T("统一社会信用代码为 18 位", "A credit code has 18 characters"));
            RuleFor(p => p.District).Must(value => string.IsNullOrWhiteSpace(value) || Districts.All.Has(value)).WithMessage(_ => Unknown(Districts.All));
            RuleFor(p => p.Kind).Must(value => string.IsNullOrWhiteSpace(value) || PartyKinds.All.Has(value)).WithMessage(_ => Unknown(PartyKinds.All));
        }
    }

    internal static string WrongAmount => T("金额应为不小于 0、最多两位小数的数（元）", "The amount must be 0 or more, in 元, with at most 2 decimals");

    internal static string Unknown(CodeList list) => T($"代码无效，可用：{list.Known}", $"Unknown code; known: {list.Known}");

    internal static bool Money(decimal? amount) => amount is null || (amount >= 0 && amount < Most && decimal.Round(amount.Value, 2) == amount);
}
