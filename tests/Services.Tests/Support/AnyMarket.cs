using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using TechMarket.Platform.Auth;

namespace TechMarket.Tests.Support;

/// <summary>A market with the demo accounts at an address, however it runs.</summary>
internal abstract class AnyMarket : IAsyncDisposable
{
    public const string Password = "Test-market-2026!";
    public const string ServiceSecret = "test-service-secret-of-enough-length";

    /// <summary>Within the 15 minutes of a token, with room for a test: a run of tests may take longer than that.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(12);

    private readonly Dictionary<string, (string Token, DateTimeOffset At)> tokens = [];
    private readonly SemaphoreSlim signingIn = new(1);

    public Uri Address { get; } = new($"http://127.0.0.1:{Ports.Free()}/");

    public TestClock Clock { get; } = new();

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"techmarket-test-{Guid.NewGuid():n}");

    /// <summary>A client that is not signed in.</summary>
    public HttpClient Anyone { get; private set; } = null!;

    /// <summary>A client signed in as one of the demo accounts: enterprise, institute, broker, registrar, supervisor, administrator.</summary>
    public async Task<HttpClient> As(string role) => await SignIn($"{role}@demo.techmarket.example", Password);

    public Task<HttpClient> SignInAsEnterprise() => As("enterprise");

    public Task<HttpClient> SignInAsInstitute() => As("institute");

    public Task<HttpClient> SignInAsBroker() => As("broker");

    public Task<HttpClient> SignInAsRegistrar() => As("registrar");

    public Task<HttpClient> SignInAsSupervisor() => As("supervisor");

    public Task<HttpClient> SignInAsAdministrator() => As("administrator");

    public async Task<HttpClient> SignIn(string email, string password)
    {
        await signingIn.WaitAsync();
        try
        {
            var now = Clock.GetUtcNow();
            if (!tokens.TryGetValue(email, out var known) || now < known.At || now >= known.At + Kept)
            {
                using var answer = await Anyone.PostAsJsonAsync("api/identity/tokens", new { email, password });
                await answer.MustBe(HttpStatusCode.OK);
                tokens[email] = known = ((await answer.Json()).GetProperty("accessToken").GetString()!, now);
            }
            return With(known.Token);
        }
        finally
        {
            signingIn.Release();
        }
    }

    /// <summary>A client with the token services use among themselves.</summary>
    public async Task<HttpClient> AsService()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = ServiceToken.ClientId,
            ["client_secret"] = ServiceSecret,
        });
        using var answer = await Anyone.PostAsync("connect/token", form);
        await answer.MustBe(HttpStatusCode.OK);
        return With((await answer.Json()).GetProperty("access_token").GetString()!);
    }

    /// <summary>Runs an operator's command against this market, as the scripts in deploy do.</summary>
    public async Task<(int Code, string Said)> Command(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [ServiceProcess.Program("AllInOne"), .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Market__Address"] = Address.ToString();
        start.Environment["Market__ServiceSecret"] = ServiceSecret;
        using var command = Process.Start(start)!;
        var (said, wrong) = (command.StandardOutput.ReadToEndAsync(), command.StandardError.ReadToEndAsync());
        await command.WaitForExitAsync();
        return (command.ExitCode, await said + await wrong);
    }

    public virtual ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        signingIn.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>What every market of the tests is told, by the names of its settings.</summary>
    protected Dictionary<string, string> CommonSettings() => new()
    {
        ["Market:Address"] = Address.ToString(),
        ["Market:Folder"] = Directory.CreateDirectory(Folder).FullName,
        ["Market:Demo"] = "true",
        ["Market:DemoData"] = "false",
        ["Market:DemoPassword"] = Password,
        ["Market:ServiceSecret"] = ServiceSecret,
        ["Market:Limits:sign-in"] = "100000",
        ["Market:Limits:registration"] = "100000",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    protected void Opened() => Anyone = NewClient();

    protected void Closed()
    {
        Anyone.Dispose();
        tokens.Clear();
    }

    protected HttpClient With(string token)
    {
        var client = NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = Address,
        Timeout = TimeSpan.FromSeconds(60),
    };
}
