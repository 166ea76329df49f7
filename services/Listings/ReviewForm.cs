using FluentValidation;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Listings;

/// <summary>A supervisor's word on a listing that was handed in: publish it, or return it with a reason.</summary>
internal sealed record ReviewForm(bool? Publish, string? Reason)
{
    internal sealed class Shape : AbstractValidator<ReviewForm>
    {
        public Shape()
        {
            RuleFor(r => r.Publish).NotNull().WithMessage(_ => T("请选择发布或退回", "Say whether to publish or to return it"));
            RuleFor(r => r.Reason).AtMost(500);
            RuleFor(r => r.Reason).NotEmpty().When(r => r.Publish == false)
                .WithMessage(_ => T("退回时请写明原因和要补充的内容", "Say why it is returned and what to add"));
        }
    }
}
