using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace TechMarket.Platform.Auth;

/// <summary>Who sent the request: read from the token, asked for as a parameter of the handler.</summary>
/// <param name="Id">The account; empty for services.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Organisation">The organisation the person belongs to, if any.</param>
/// <param name="Roles">See <see cref="Auth.Roles"/>.</param>
public sealed record Caller(Guid Id, string Name, Guid? Organisation, IReadOnlySet<string> Roles)
{
    public const string OrganisationClaim = "org";
    public const string RoleClaim = "role";
    public const string NameClaim = "name";

    public bool Is(string role) => Roles.Contains(role);

    public bool IsOfficial => Is(Auth.Roles.Registrar) || Is(Auth.Roles.Supervisor);

    /// <summary>True for administrators and for services: those who act for the operator of the market.</summary>
    public bool IsOperator => Is(Auth.Roles.Administrator) || Is(Auth.Roles.Service);

    /// <summary>True when the record belongs to the caller's own organisation.</summary>
    public bool Owns(Guid organisation) => Organisation == organisation;

    public static ValueTask<Caller> BindAsync(HttpContext http, ParameterInfo parameter) => ValueTask.FromResult(From(http.User));

    public static Caller From(ClaimsPrincipal user) => new(
        Guid.TryParse(user.FindFirstValue("sub"), out var id) ? id : Guid.Empty,
        user.FindFirstValue(NameClaim) ?? "",
        Guid.TryParse(user.FindFirstValue(OrganisationClaim), out var organisation) ? organisation : null,
        user.FindAll(RoleClaim).Select(claim => claim.Value).ToHashSet());
}
