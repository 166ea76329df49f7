using System.Linq.Expressions;
using FluentValidation;
using TechMarket.Events.Codes;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Drafts;

/// <summary>Codes of their lists, and nothing too long.</summary>
internal sealed class ParticularsShape : AbstractValidator<Particulars>
{
    public ParticularsShape()
    {
        Code(p => p.WrittenForm, WrittenForms.All);
        Code(p => p.Language, ContractLanguages.All);
        Code(p => p.Approval, Approvals.All);
        Code(p => p.Seals, Seals.All);
        Code(p => p.Held, HeldStates.All);
        Code(p => p.Improvements, Improvements.All);
        Code(p => p.RoyaltyBase, RoyaltyBases.All);
        Code(p => p.RoyaltyWay, RoyaltyWays.All);
        Code(p => p.Country, Countries.All);
        Code(p => p.Currency, Currencies.All);
        Code(p => p.SellerNature, PartyNatures.All);
        Code(p => p.BuyerNature, PartyNatures.All);
        Code(p => p.SellerIndustry, Industries.Divisions);
        Code(p => p.BuyerIndustry, Industries.Divisions);
        Text(p => p.ApprovalNumber, 100);
        Text(p => p.IpNumber, 200);
        Text(p => p.Project, 200);
        Text(p => p.Targets, 2000);
        Text(p => p.SellerContact, 60);
        Text(p => p.BuyerContact, 60);
        Text(p => p.SellerPhone, 40);
        Text(p => p.BuyerPhone, 40);
        RuleFor(p => p.EntryFee).Must(EditDraft.Money).WithMessage(_ => EditDraft.WrongAmount);
        RuleFor(p => p.RoyaltyRate).Must(rate => rate is null or (>= 0 and <= 100)).WithMessage(_ => T("提成比例应在 0 至 100 之间（%）", "The rate must lie between 0 and 100 (%)"));
    }

    private void Code(Expression<Func<Particulars, string?>> field, CodeList list) =>
        RuleFor(field).Must(value => string.IsNullOrWhiteSpace(value) || list.Has(value)).WithMessage(_ => EditDraft.Unknown(list));

    private void Text(Expression<Func<Particulars, string?>> field, int most) =>
        RuleFor(field).MaximumLength(most).WithMessage(_ => T($"不超过 {most} 字", $"At most {most} characters"));
}
