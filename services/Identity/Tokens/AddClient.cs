using System.Buffers.Text;
using System.Security.Cryptography;
using FluentValidation;
using OpenIddict.Abstractions;
using TechMarket.Identity.Accounts;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Idempotency;

namespace TechMarket.Identity.Tokens;

/// <summary>An administrator adds a client for another system (client credentials). The secret is shown once.</summary>
internal static class AddClient
{
    internal sealed record Request(string? Name);

    internal sealed record Response(string ClientId, string ClientSecret);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape() => RuleFor(r => r.Name).Required(100, "请填写系统名称", "Enter the system's name");
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/identity/clients", Handle).Check<Request>().For(Roles.Administrator)
        .WithName("AddClient").WithSummary("Add an integration client; its secret is shown once").CreatesOnce<IdentityDb>().Produces<Response>(201);

    private static async Task<IResult> Handle(Request request, IOpenIddictApplicationManager applications, CancellationToken stop)
    {
        var id = Clients.Integration + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await applications.CreateAsync(Clients.ServiceClient(id, request.Name!.Trim(), secret), stop);
        return Results.Created((string?)null, new Response(id, secret));
    }
}
