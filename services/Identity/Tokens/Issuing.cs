using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using TechMarket.Identity.Accounts;
using TechMarket.Platform.Auth;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace TechMarket.Identity.Tokens;

/// <summary>What a token says about a person or a service.</summary>
internal sealed class Issuing(TokenKeys keys, Platform.Settings settings, TimeProvider clock)
{
    public const string Audience = "techmarket";
    public const string OrganisationName = "org_name";

    /// <summary>Ends all refresh tokens when the password changes; never leaves the server.</summary>
    public const string Stamp = "techmarket_stamp";

    private static readonly JsonWebTokenHandler tokens = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>An access token outside OpenID Connect, for scripts and tests.</summary>
    public string Token(Account account)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return tokens.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = settings.Address.ToString(),
            Audience = Audience,
            TokenType = JsonWebTokenTypes.AccessToken,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + TokenSetup.AccessFor,
            Subject = new ClaimsIdentity(About(account)),
            SigningCredentials = new SigningCredentials(keys.Signing, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>The principal of a person, for OpenIddict.</summary>
    public static ClaimsPrincipal Person(Account account, IEnumerable<string> scopes)
    {
        var identity = NewIdentity();
        identity.AddClaims(About(account));
        identity.AddClaim(new Claim(Stamp, account.SecurityStamp ?? ""));
        return Ready(identity, scopes);
    }

    /// <summary>The principal of a client that signs in as itself.</summary>
    public static ClaimsPrincipal Service(string clientId, string? name)
    {
        var identity = NewIdentity();
        identity.AddClaims([
            new Claim(Claims.Subject, clientId), new Claim(Caller.NameClaim, name ?? clientId), new Claim(Caller.RoleClaim, clientId == ServiceToken.ClientId ? Roles.Service : Roles.Integration)]);
        return Ready(identity, []);
    }

    private static ClaimsIdentity NewIdentity() => new("OpenIddict", Caller.NameClaim, Caller.RoleClaim);

    private static ClaimsPrincipal Ready(ClaimsIdentity identity, IEnumerable<string> scopes)
    {
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(scopes);
        principal.SetResources(Audience);
        principal.SetDestinations(claim => claim.Type == Stamp ? [] : [Destinations.AccessToken, Destinations.IdentityToken]);
        return principal;
    }

    private static IEnumerable<Claim> About(Account account)
    {
        yield return new Claim(Claims.Subject, account.Id.ToString());
        yield return new Claim(Caller.NameClaim, account.Name);
        yield return new Claim(Claims.Email, account.Email!);
        foreach (var role in account.Roles)
        {
            yield return new Claim(Caller.RoleClaim, role);
        }
        if (account.OrganisationId is { } organisation)
        {
            yield return new Claim(Caller.OrganisationClaim, organisation.ToString());
            yield return new Claim(OrganisationName, account.Organisation?.Name ?? "");
        }
    }
}
