using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Hosting;
using TechMarket.Platform.Errors;

namespace TechMarket.Platform.Auth;

/// <summary>The token services use among themselves (OAuth client credentials), fetched when needed and kept until shortly before its end.</summary>
public sealed class ServiceToken(IHttpClientFactory clients, Settings settings, TimeProvider clock) : IDisposable
{
    public const string ClientId = "techmarket-services";

    private readonly SemaphoreSlim one = new(1);
    private string? token;
    private DateTimeOffset until;

    public async Task<string> Get(CancellationToken stop)
    {
        await one.WaitAsync(stop);
        try
        {
            if (token is null || clock.GetUtcNow() >= until)
            {
                await Fetch(stop);
            }
            return token!;
        }
        finally
        {
            one.Release();
        }
    }

    private async Task Fetch(CancellationToken stop)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = ClientId,
            ["client_secret"] = settings.ServiceSecret,
        });
        using var client = clients.CreateClient("tokens");
        using var answer = await client.PostAsync(new Uri(settings.AddressOf("identity"), "connect/token"), form, stop);
        if (answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized)
        {
            throw new SettingWrong("Identity does not accept Market:ServiceSecret; all services must be told the same.");
        }
        answer.EnsureSuccessStatusCode();
        var issued = await answer.Content.ReadFromJsonAsync<Issued>(stop);
        token = issued!.AccessToken;
        until = clock.GetUtcNow().AddSeconds(issued.ExpiresIn - 60);
    }

    public void Dispose() => one.Dispose();

    private sealed record Issued(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn);
}

/// <summary>Sends the service's token along.</summary>
internal sealed class WithServiceToken(ServiceToken tokens) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.Get(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>A process apart from Identity tries its secret at the start: a wrong one stops it, an Identity that is away does not.</summary>
internal sealed class SecretMustFit(ServiceToken tokens, Settings settings) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!settings.RunsElsewhere("identity"))
        {
            return;
        }
        try
        {
            await tokens.Get(cancellationToken);
        }
        catch (Exception away) when (Away.Is(away))
        {
            // Tried again when the token is needed.
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
