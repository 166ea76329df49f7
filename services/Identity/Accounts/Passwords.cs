using FluentValidation;
using Microsoft.AspNetCore.Identity;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Identity.Accounts;

/// <summary>What a password must be: long enough, letters and figures, and not one of those everybody tries first.</summary>
internal static class Passwords
{
    public const int MinLength = 8;

    private static readonly HashSet<string> tooCommon = new(StringComparer.OrdinalIgnoreCase)
    {
        "password1", "passw0rd", "abc12345", "a1234567", "a12345678", "a123456789", "1qaz2wsx", "1q2w3e4r", "1q2w3e4r5t", "q1w2e3r4",
        "qwer1234", "asdf1234", "abcd1234", "abcd123456", "aa123456", "aa12345678", "admin123", "admin1234", "test1234", "woaini1314",
        "woaini520", "qwerty123", "qwe123456", "asd123456", "zxc123456", "iloveyou1", "welcome1", "letmein1", "p@ssw0rd", "abc123456",
    };

    public static PasswordOptions Options => new()
    {
        RequiredLength = MinLength,
        RequireDigit = false,
        RequireLowercase = false,
        RequireUppercase = false,
        RequireNonAlphanumeric = false,
        RequiredUniqueChars = 1,
    };

    public static IRuleBuilderOptions<TRequest, string?> Password<TRequest>(this IRuleBuilderInitial<TRequest, string?> rule) => rule.Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage(_ => T("请填写密码", "Enter a password"))
        .Length(MinLength, 128).WithMessage(_ => T("密码须为 8 到 128 个字符", "A password has 8 to 128 characters"))
        .Must(HasLetterAndFigure).WithMessage(_ => T("密码须同时含有字母和数字", "A password needs both letters and figures"))
        .Must(password => !tooCommon.Contains(password ?? "")).WithMessage(_ => T("这个密码太常见，请换一个", "This password is too common; choose another one"));

    private static bool HasLetterAndFigure(string? password) =>
        password is not null && password.Any(char.IsLetter) && password.Any(char.IsDigit);
}
