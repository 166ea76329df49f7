using FluentValidation;
using TechMarket.Events.Codes;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Identity.Accounts;

/// <summary>What people's details must look like, said once for all forms.</summary>
internal static partial class Shapes
{
    public static IRuleBuilderOptions<TRequest, string?> Email<TRequest>(this IRuleBuilder<TRequest, string?> rule) => rule
        .NotEmpty().WithMessage(_ => T("请填写邮箱", "Enter the e-mail address"))
        .Must(LooksLikeAnAddress).WithMessage(_ => T("邮箱格式不对，例如 name@example.com", "This is not an e-mail address, such as name@example.com"));

    public static IRuleBuilderOptions<TRequest, string?> PersonName<TRequest>(this IRuleBuilder<TRequest, string?> rule) => rule
        .NotEmpty().WithMessage(_ => T("请填写姓名", "Enter the name"))
        .MaximumLength(100).WithMessage(_ => T("姓名不超过 100 字", "At most 100 characters"));

    public static IRuleBuilderOptions<TRequest, string?> Phone<TRequest>(this IRuleBuilder<TRequest, string?> rule) => rule
        .Must(phone => string.IsNullOrWhiteSpace(phone) || PhoneLike().IsMatch(phone.Trim()))
        .WithMessage(_ => T("电话格式不对，例如 0595-22220000", "This is not a phone number, such as 0595-22220000"));

    public static IRuleBuilderOptions<TRequest, string?> Required<TRequest>(
        this IRuleBuilder<TRequest, string?> rule, int most, string chinese, string english) => rule
        .NotEmpty().WithMessage(_ => T(chinese, english)).AtMost(most);

    public static IRuleBuilderOptions<TRequest, string?> AtMost<TRequest>(this IRuleBuilder<TRequest, string?> rule, int most) =>
        rule.MaximumLength(most).WithMessage(_ => T($"不超过 {most} 字", $"At most {most} characters"));

    /// <summary>What may be chosen, in the words the form shows.</summary>
    public static string Labels(this CodeList codes) => Joined(codes.All.Select(code => code.Label));

    private static bool LooksLikeAnAddress(string? email) =>
        string.IsNullOrEmpty(email) || (email.Length <= 256 && System.Net.Mail.MailAddress.TryCreate(email.Trim(), out var address)
            && address.Address == email.Trim() && address.Host.Contains('.', StringComparison.Ordinal));

    [System.Text.RegularExpressions.GeneratedRegex("^[0-9+()（） \\-转]{5,40}$")]
    private static partial System.Text.RegularExpressions.Regex PhoneLike();
}
