using FluentValidation;
using TechMarket.Identity.Accounts;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Identity.Tokens;

/// <summary>A person's access token for e-mail and password: for scripts and tests. Applications use OpenID Connect.</summary>
internal static class IssueToken
{
    internal sealed record Request(string? Email, string? Password);

    /// <param name="AccessToken">Sent as <c>Authorization: Bearer …</c>.</param>
    /// <param name="ExpiresIn">Seconds.</param>
    internal sealed record Response(string AccessToken, int ExpiresIn);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Email).NotEmpty().WithMessage(_ => T("请填写邮箱", "Enter the e-mail address"));
            RuleFor(r => r.Password).NotEmpty().WithMessage(_ => T("请填写密码", "Enter the password"));
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/identity/tokens", Handle).Check<Request>().ForAnyone().Limit(AccountLimits.SignIn)
        .WithName("IssueToken").WithSummary("Get an access token for scripts and tests")
        .Produces<Response>().ProducesProblem(401).ProducesProblem(409).ProducesProblem(429);

    private static async Task<IResult> Handle(Request request, PasswordCheck passwords, Issuing issuing, CancellationToken stop)
    {
        var (outcome, account) = await passwords.Check(request.Email!, request.Password!, stop);
        return outcome switch
        {
            PasswordOutcome.Right => Results.Ok(new Response(issuing.Token(account!), (int)TokenSetup.AccessFor.TotalSeconds)),
            PasswordOutcome.Wrong => Results.Problem(outcome.Text(), statusCode: 401, extensions: [new("code", outcome.Code())]),
            _ => throw new RuleBroken(outcome.Code(), outcome.Text(), outcome.Text()),
        };
    }
}
