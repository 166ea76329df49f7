using OpenIddict.Abstractions;
using TechMarket.Platform.Auth;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace TechMarket.Identity.Tokens;

/// <summary>The market's own OpenID Connect clients: the Portal, and the services among themselves.</summary>
internal sealed class Clients(IOpenIddictApplicationManager applications, Platform.Settings settings)
{
    public const string Portal = "techmarket-portal";

    /// <summary>How the ids of integration clients begin.</summary>
    public const string Integration = "integration-";

    public async Task Ensure(CancellationToken stop)
    {
        await Ensure(PortalClient(), stop);
        await Ensure(ServiceClient(ServiceToken.ClientId, "Services", settings.ServiceSecret), stop);
    }

    /// <summary>A client that signs in as itself (client credentials).</summary>
    public static OpenIddictApplicationDescriptor ServiceClient(string id, string name, string secret) => new()
    {
        ClientId = id,
        ClientSecret = secret,
        ClientType = ClientTypes.Confidential,
        DisplayName = name,
        Permissions = { Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials },
    };

    private OpenIddictApplicationDescriptor PortalClient()
    {
        var client = new OpenIddictApplicationDescriptor
        {
            ClientId = Portal,
            ClientSecret = settings.ServiceSecret,
            ClientType = ClientTypes.Confidential,
            ConsentType = ConsentTypes.Implicit,
            DisplayName = "TechMarket",
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession,
                Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code,
                Permissions.Scopes.Email, Permissions.Scopes.Profile, Permissions.Scopes.Roles,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };
        client.RedirectUris.UnionWith([new Uri(settings.Address, "signin-oidc"), new Uri(settings.Address, "en/signin-oidc")]);
        client.PostLogoutRedirectUris.UnionWith([new Uri(settings.Address, "signout-callback-oidc"), new Uri(settings.Address, "en/signout-callback-oidc")]);
        return client;
    }

    private async Task Ensure(OpenIddictApplicationDescriptor client, CancellationToken stop)
    {
        var known = await applications.FindByClientIdAsync(client.ClientId!, stop);
        if (known is null)
        {
            await applications.CreateAsync(client, stop);
        }
        else
        {
            await applications.UpdateAsync(known, client, stop);
        }
    }
}
