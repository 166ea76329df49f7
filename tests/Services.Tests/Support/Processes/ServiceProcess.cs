using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace TechMarket.Tests.Support;

/// <summary>A program of <c>services/</c> in a process of its own, to be killed and started again on the same port and data.</summary>
internal sealed partial class ServiceProcess(string project, Uri address, IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private const int Terminate = 15;
    private readonly Queue<string> said = new();
    private Process? process;

    public string Project => project;

    public Uri Address => address;

    public bool Runs => process is { HasExited: false };

    /// <summary>Told each line of its log.</summary>
    public Action<string>? Listener { get; set; }

    /// <summary>The last lines of its log.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return string.Join('\n', said);
            }
        }
    }

    /// <summary>The built program of a folder of <c>services/</c>, in the configuration of the tests.</summary>
    public static string Program(string project) => Sources.Path(
        $"services/{project}/bin/{(AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug")}/net10.0/TechMarket.{project}.dll");

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet", Program(project))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Waits until it says that it is ready, degraded or not.</summary>
    public async Task Ready(int seconds = 120)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };
        var clock = Stopwatch.StartNew();
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
            catch (Exception away) when (away is HttpRequestException or SocketException or TaskCanceledException)
            {
                // Not listening yet.
            }
            if (!Runs || clock.Elapsed.TotalSeconds > seconds)
            {
                throw new InvalidOperationException($"{project} {(Runs ? "is not ready" : "ended")} after {clock.Elapsed.TotalSeconds:0} s:\n{Said}");
            }
            await Task.Delay(50);
        }
    }

    /// <summary>What it says of its readiness, check by check.</summary>
    public async Task<JsonElement> Health()
    {
        using var client = new HttpClient { BaseAddress = address };
        using var answer = await client.GetAsync("health/ready");
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("checks");
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        if (process is { } killed)
        {
            killed.Kill();
            await End(killed);
        }
    }

    /// <summary>SIGTERM; the answer is the exit code.</summary>
    public async Task<int> Stop()
    {
        var asked = process!;
        _ = Signal(asked.Id, Terminate);
        try
        {
            await asked.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(40));
        }
        catch (TimeoutException)
        {
            await Kill();
            throw;
        }
        var code = asked.ExitCode;
        await End(asked);
        return code;
    }

    /// <summary>Waits for a process that ends by itself.</summary>
    public async Task<int> Ends(int seconds = 60)
    {
        await process!.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(seconds));
        return process.ExitCode;
    }

    /// <summary>Resident memory in MB.</summary>
    public double MemoryMb() => File.ReadLines($"/proc/{process!.Id}/status")
        .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).Single();

    public async ValueTask DisposeAsync() => await Kill();

    private async Task End(Process ended)
    {
        await ended.WaitForExitAsync();
        ended.Dispose();
        process = null;
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }
        Listener?.Invoke(line);
        lock (said)
        {
            said.Enqueue(line);
            while (said.Count > 400)
            {
                said.Dequeue();
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Signal(int process, int signal);
}
