using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using TechMarket.Tests.Support;

namespace TechMarket.Benchmarks;

/// <summary>The market as users run it: AllInOne in a process of its own, on a database of its own.</summary>
internal sealed class MarketProcess : IAsyncDisposable
{
    private const string Password = "Bench-market-2026!";
    private const string Secret = "bench-service-secret-of-enough-length";

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"techmarket-bench-{Guid.NewGuid():n}");
    private Process? process;

    public required string Database { get; init; }

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}/");

    public static async Task<MarketProcess> Open()
    {
        var market = new MarketProcess { Database = await Cluster.NewDatabase() };
        await market.Start();
        return market;
    }

    /// <summary>Starts the process; the answer is how long it took until it was ready.</summary>
    public async Task<TimeSpan> Start()
    {
        Directory.CreateDirectory(folder);
        var clock = Stopwatch.StartNew();
        var start = new ProcessStartInfo("dotnet", Sources.Path("services/AllInOne/bin/Release/net10.0/TechMarket.AllInOne.dll"))
        {
            RedirectStandardOutput = true,
        };
        foreach (var (key, value) in Settings())
        {
            start.Environment[key] = value;
        }
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        await Ready();
        return clock.Elapsed;
    }

    public async Task Stop()
    {
        if (process is not null)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            process = null;
        }
    }

    /// <summary>Resident memory of the process in MB.</summary>
    public double MemoryMb() => File.ReadLines($"/proc/{process!.Id}/status")
        .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).Single();

    public HttpClient Anyone() => new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(5) };

    public async Task<HttpClient> As(string role)
    {
        var client = Anyone();
        using var answer = await client.PostAsJsonAsync("api/identity/tokens", new { email = $"{role}@demo.techmarket.example", password = Password });
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await Cluster.Drop(Database);
        Directory.Delete(folder, recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["Market__Address"] = Address.ToString(),
        ["Market__Database"] = Database,
        ["Market__Folder"] = folder,
        ["Market__Demo"] = "true",
        ["Market__DemoData"] = "false",
        ["Market__DemoPassword"] = Password,
        ["Market__ServiceSecret"] = Secret,
        ["Logging__LogLevel__Default"] = "Warning",
    };

    private async Task Ready()
    {
        using var client = Anyone();
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync("health/ready");
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!process!.HasExited)
            {
                // Not listening yet.
            }
            await Task.Delay(50);
        }
    }
}
