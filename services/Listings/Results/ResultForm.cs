using FluentValidation;
using TechMarket.Events.Codes;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Listings.Results;

/// <summary>What the owner writes of a result; a draft needs only its title.</summary>
/// <param name="Field">技术领域, 01–11.</param>
/// <param name="Industry">GB/T 4754-2017 division with its section letter, for example C18.</param>
/// <param name="Maturity">1–9: what it has reached.</param>
/// <param name="Modes">DEV, TRF, LIC, CON, SRV, EQU.</param>
/// <param name="Price">元; null when negotiable.</param>
/// <param name="Experts">主要完成人: who did the work and agreed to be named; a name given twice counts once.</param>
/// <param name="Cases">Where it has been applied.</param>
internal sealed record ResultForm(
    string? Title, string? Abstract, string? Field, string? Industry, int? Maturity, IReadOnlyList<string>? Modes, decimal? Price,
    string? District, IReadOnlyList<ResultForm.IpInput>? Ip, IReadOnlyList<string>? Experts, string? Team, string? Cases, IReadOnlyList<string>? Keywords)
{
    /// <summary>One right that protects the result.</summary>
    internal sealed record IpInput(string? Kind, string? Number, string? Title);

    internal sealed class Shape : AbstractValidator<ResultForm>
    {
        public Shape()
        {
            RuleFor(f => f.Title).Title();
            RuleFor(f => f.Abstract).AtMost(4000);
            RuleFor(f => f.Experts).Must(names => names is null || ExpertNames.Fit(names))
                .WithMessage(_ => T(ExpertNames.WrongChinese, ExpertNames.WrongEnglish));
            RuleFor(f => f.Team).AtMost(2000);
            RuleFor(f => f.Cases).AtMost(2000);
            RuleFor(f => f.Field).OneOf(Fields.All);
            RuleFor(f => f.Industry).OneOf(Industries.Divisions);
            RuleFor(f => f.District).OneOf(Districts.All);
            RuleFor(f => f.Maturity).Level();
            RuleFor(f => f.Modes).EachOf(Events.Codes.Modes.All);
            RuleFor(f => f.Keywords).Keywords();
            RuleFor(f => f.Price).Amount();
            RuleFor(f => f.Ip).Must(ip => ip is null || ip.Count <= 20)
                .WithMessage(_ => T("知识产权最多 20 项", "At most 20 rights"));
            RuleForEach(f => f.Ip).Must(ip => ip is not null && IpKinds.All.Has(ip.Kind) && ip is { Number: null or { Length: <= 60 }, Title: null or { Length: <= 200 } })
                .WithMessage(_ => T("请选择知识产权类型；编号最多 60 字，名称最多 200 字", "Choose the kind of right; its number has at most 60 characters, its title 200"));
        }
    }
}
