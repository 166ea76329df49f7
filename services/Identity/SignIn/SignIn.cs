using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using TechMarket.Identity.Accounts;
using TechMarket.Identity.Tokens;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Identity.SignIn;

/// <summary>The sign-in page: plain HTML, works without scripts; afterwards back to where the person came from.</summary>
internal static class SignIn
{
    public const string Path = "/account/sign-in";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (HttpContext http) => Page(http, http.Request.Query["returnUrl"], null, null)).ForAnyone();
        routes.MapPost(Path, Handle).ForAnyone().Limit(AccountLimits.SignIn).DisableAntiforgery().WithMetadata(new WhenBusy(Busy));
    }

    private static async Task<IResult> Handle(HttpContext http, PasswordCheck passwords, IAntiforgery antiforgery, CancellationToken stop)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(stop) : FormCollection.Empty;
        string email = form["email"].ToString(), password = form["password"].ToString(), back = form["returnUrl"].ToString();
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Page(http, back, email, T("页面放置太久，请再登录一次。", "The page was open for too long; please sign in once more."));
        }
        if (email.Trim().Length == 0 || password.Length == 0)
        {
            return Page(http, back, email, T("请填写邮箱和密码。", "Enter e-mail address and password."));
        }
        var (outcome, account) = await passwords.Check(email, password, stop);
        if (outcome != PasswordOutcome.Right)
        {
            return Page(http, back, email, outcome.Text(), outcome);
        }
        await http.SignInAsync(Access.IdentityScheme, new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(Claims.Subject, account!.Id.ToString()), new Claim(Issuing.Stamp, account.SecurityStamp ?? "")], "password")));
        return Results.LocalRedirect(Local(back) ?? $"{http.Request.PathBase}/sign-in");
    }

    private static RazorComponentResult<SignInPage> Page(HttpContext http, string? back, string? email, string? wrong, PasswordOutcome? outcome = null)
    {
        http.Response.Headers.CacheControl = "no-store";
        var antiforgery = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        return new RazorComponentResult<SignInPage>(new
        {
            Email = email ?? "",
            ReturnUrl = Local(back) ?? "",
            Wrong = wrong,
            Resend = outcome == PasswordOutcome.NotConfirmed,
            TokenName = antiforgery.FormFieldName,
            Token = antiforgery.RequestToken,
            OtherLanguage = T("English", "中文"),
            Base = http.Request.PathBase.Value ?? "",
        })
        { StatusCode = outcome is null && wrong is null ? 200 : 422 };
    }

    private static Task Busy(HttpContext http)
    {
        var page = Page(http, null, null, T("尝试次数太多，请一分钟后再试。", "Too many attempts; try again in a minute."));
        page.StatusCode = StatusCodes.Status429TooManyRequests;
        return page.ExecuteAsync(http);
    }

    /// <summary>Only addresses of this market are gone back to.</summary>
    private static string? Local(string? back) =>
        back is { Length: > 0 } && back[0] == '/' && !(back.Length > 1 && back[1] is '/' or '\\') && !back.Any(char.IsControl) ? back : null;
}
