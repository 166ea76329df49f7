using FluentValidation;
using TechMarket.Events.Codes;
using TechMarket.Identity.Accounts;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Identity.Organisations;

/// <summary>What an organisation says of itself.</summary>
/// <param name="CreditCode">统一社会信用代码, GB 32100-2015; blanks, lower case and full-width letters are forgiven.</param>
/// <param name="Kind">enterprise, institute or agency.</param>
/// <param name="District">GB/T 2260 code or a zone's internal code.</param>
internal sealed record OrganisationDetails(
    string? CreditCode, string? Name, string? NameEn, string? Kind, string? District, string? Address, string? Contact, string? Phone, string? About);

internal sealed class OrganisationShape : AbstractValidator<OrganisationDetails>
{
    public OrganisationShape()
    {
        RuleFor(o => o.CreditCode).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage(_ => T("请填写统一社会信用代码", "Enter the unified social credit code"))
            .Must(CreditCode.IsValid).WithMessage((_, code) => CreditCode.Explain(code));
        RuleFor(o => o.Name).Required(100, "请填写单位全称", "Enter the registered name");
        RuleFor(o => o.NameEn).AtMost(200);
        RuleFor(o => o.Kind).Must(OrganisationKinds.All.Has)
            .WithMessage(_ => T("请选择单位类型：", "Choose the kind of organisation: ") + OrganisationKinds.All.Labels());
        RuleFor(o => o.District).Must(Districts.All.Has).WithMessage(_ => T("请选择所在区县", "Choose the district"));
        RuleFor(o => o.Address).AtMost(200);
        RuleFor(o => o.Contact).AtMost(100);
        RuleFor(o => o.Phone).Phone();
        RuleFor(o => o.About).AtMost(2000);
    }
}
