using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.AllInOne;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Tests.Support;

/// <summary>The whole market in this process, on a free port and a database of its own, with the demo accounts and no demo data.</summary>
internal sealed class Market : IAsyncDisposable
{
    public const string Password = "Test-market-2026!";

    private readonly Dictionary<string, string> tokens = [];
    private readonly SemaphoreSlim signingIn = new(1);
    private WebApplication app = null!;
    private string database = "";

    public Uri Address { get; private set; } = null!;

    public TestClock Clock { get; } = new();

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"techmarket-test-{Guid.NewGuid():n}");

    /// <summary>For what a test must see inside.</summary>
    public IServiceProvider Services => app.Services;

    public string Database => database;

    /// <summary>A client that is not signed in.</summary>
    public HttpClient Anyone { get; private set; } = null!;

    public static async Task<Market> Open(params (string Key, string Value)[] settings)
    {
        var market = new Market { database = await Cluster.NewDatabase() };
        await market.Start(settings);
        return market;
    }

    /// <summary>Stops the market and starts it again on the same data.</summary>
    public async Task Restart(params (string Key, string Value)[] settings)
    {
        await Stop();
        await Start(settings);
    }

    /// <summary>Stops the market, does something to what it left on disk, and starts it again.</summary>
    public async Task Restart(Action meanwhile)
    {
        await Stop();
        meanwhile();
        await Start([]);
    }

    /// <summary>A client signed in as one of the demo accounts: enterprise, institute, broker, registrar, supervisor, administrator.</summary>
    public async Task<HttpClient> As(string role) => await SignIn($"{role}@demo.techmarket.example", Password);

    public Task<HttpClient> SignInAsEnterprise() => As("enterprise");

    public Task<HttpClient> SignInAsInstitute() => As("institute");

    public Task<HttpClient> SignInAsBroker() => As("broker");

    public Task<HttpClient> SignInAsRegistrar() => As("registrar");

    public Task<HttpClient> SignInAsSupervisor() => As("supervisor");

    public Task<HttpClient> SignInAsAdministrator() => As("administrator");

    /// <summary>A client with the token services use among themselves.</summary>
    public async Task<HttpClient> AsService() =>
        With(await Services.GetRequiredService<ServiceToken>().Get(CancellationToken.None));

    public async Task<HttpClient> SignIn(string email, string password)
    {
        await signingIn.WaitAsync();
        try
        {
            if (!tokens.TryGetValue(email, out var token))
            {
                using var answer = await Anyone.PostAsJsonAsync("api/identity/tokens", new { email, password });
                await answer.MustBe(HttpStatusCode.OK);
                token = (await answer.Json()).GetProperty("accessToken").GetString()!;
                tokens[email] = token;
            }
            return With(token);
        }
        finally
        {
            signingIn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await Cluster.Drop(database);
        Directory.Delete(Folder, recursive: true);
        signingIn.Dispose();
    }

    private HttpClient With(string token)
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

    private async Task Start((string Key, string Value)[] settings)
    {
        Directory.CreateDirectory(Folder);
        Address ??= new Uri($"http://127.0.0.1:{FreePort()}/");
        var all = new Dictionary<string, string?>
        {
            ["Market:Address"] = Address.ToString(),
            ["Market:Database"] = database,
            ["Market:Folder"] = Folder,
            ["Market:Demo"] = "true",
            ["Market:DemoData"] = "false",
            ["Market:DemoPassword"] = Password,
            ["Market:ServiceSecret"] = "test-service-secret-of-enough-length",
            ["Market:Limits:sign-in"] = "100000",
            ["Market:Limits:registration"] = "100000",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }
        app = Hosting.Build([], Rooms.All, builder =>
        {
            builder.Configuration.AddInMemoryCollection(all);
            builder.Services.AddSingleton<TimeProvider>(Clock);
        });
        await app.StartAsync();
        Anyone = NewClient();
    }

    private async Task Stop()
    {
        Anyone.Dispose();
        tokens.Clear();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
