using FluentValidation;
using TechMarket.Events.Codes;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Listings.Needs;

/// <summary>What the owner writes of a need; a draft needs only its title.</summary>
/// <param name="Problem">What the problem is.</param>
/// <param name="Improvement">Better than today by how much.</param>
/// <param name="Worth">What a solution is worth.</param>
/// <param name="Field">技术领域, 01–11.</param>
/// <param name="Industry">GB/T 4754-2017 division with its section letter, for example C18.</param>
/// <param name="Maturity">1–9: the least that is wanted.</param>
/// <param name="BudgetFrom">元; null when negotiable.</param>
/// <param name="BudgetTo">元; null when negotiable.</param>
/// <param name="District">The organisation's own when left out.</param>
/// <param name="Modes">DEV, TRF, LIC, CON, SRV, EQU.</param>
/// <param name="Confidential">Shown to the owner and officials only.</param>
internal sealed record NeedForm(
    string? Title, string? Problem, string? Improvement, string? Worth, string? Field, string? Industry, int? Maturity,
    decimal? BudgetFrom, decimal? BudgetTo, string? District, DateOnly? Deadline, IReadOnlyList<string>? Modes,
    IReadOnlyList<string>? Keywords, string? Confidential)
{
    /// <summary>A deadline that has passed is told when it is written; one that passed since it was saved holds up no other change.</summary>
    public void MustLookAhead(DateOnly? saved, DateOnly today)
    {
        if (Deadline < today && Deadline != saved)
        {
            throw new ShapeWrong("deadline", "截止日期已过，请选择今天或以后的日期", "This day has passed; choose today or a later day");
        }
    }

    internal sealed class Shape : AbstractValidator<NeedForm>
    {
        public Shape()
        {
            RuleFor(f => f.Title).Title();
            RuleFor(f => f.Problem).AtMost(4000);
            RuleFor(f => f.Improvement).AtMost(2000);
            RuleFor(f => f.Worth).AtMost(2000);
            RuleFor(f => f.Confidential).AtMost(4000);
            RuleFor(f => f.Field).OneOf(Fields.All);
            RuleFor(f => f.Industry).OneOf(Industries.Divisions);
            RuleFor(f => f.District).OneOf(Districts.All);
            RuleFor(f => f.Maturity).Level();
            RuleFor(f => f.Modes).EachOf(Events.Codes.Modes.All);
            RuleFor(f => f.Keywords).Keywords();
            RuleFor(f => f.BudgetFrom).Amount();
            RuleFor(f => f.BudgetTo).Amount();
            RuleFor(f => f.BudgetTo).GreaterThanOrEqualTo(f => f.BudgetFrom).When(f => f.BudgetFrom is not null)
                .WithMessage(_ => T("预算上限不能低于下限", "The budget's upper bound is below its lower bound"));
        }
    }
}
