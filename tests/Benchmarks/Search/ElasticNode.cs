using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace TechMarket.Benchmarks.Search;

/// <summary>The node that is asked: one of our own, started from a zip and ended with this object, or one that is there already.</summary>
internal sealed class ElasticNode : IAsyncDisposable
{
    private const int MostSeconds = 180;
    private readonly ElasticFolder? folder;
    private readonly Process? process;

    private ElasticNode(Uri address) => Client = new ElasticClient(address);

    private ElasticNode(string zip, string java)
    {
        var (port, transport) = (FreePort(), FreePort());
        Client = new ElasticClient(new Uri($"http://127.0.0.1:{port}/"));
        folder = new ElasticFolder(zip, port, transport);
        process = Launch(folder, java);
        AppDomain.CurrentDomain.ProcessExit += End;
    }

    public ElasticClient Client { get; }

    /// <summary>By the address in ELASTICSEARCH; else from the zip in the folder ENGINES names, or ../shared/engines. Where there is neither, why.</summary>
    public static async Task<(ElasticNode? Node, string Why)> Start()
    {
        if (Environment.GetEnvironmentVariable("ELASTICSEARCH") is { Length: > 0 } address)
        {
            return (new ElasticNode(new Uri(address.TrimEnd('/') + "/")), "");
        }
        var engines = Environment.GetEnvironmentVariable("ENGINES") is { Length: > 0 } named ? named : Path.Combine("..", "shared", "engines");
        var zip = Directory.Exists(engines) ? Directory.GetFiles(engines, "elasticsearch-8*.zip").Order(StringComparer.Ordinal).LastOrDefault() : null;
        if (zip is null)
        {
            return (null, $"no elasticsearch-8*.zip in {engines}; set ENGINES to a folder that has one, or ELASTICSEARCH to an address");
        }
        if (Java.Home() is not { } java)
        {
            return (null, "no Java 17 or 21; install openjdk-17-jre-headless or set ES_JAVA_HOME");
        }
        var node = new ElasticNode(zip, java);
        if (await node.Answers() is { } why)
        {
            await node.DisposeAsync();
            return (null, why);
        }
        return (node, "");
    }

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        AppDomain.CurrentDomain.ProcessExit -= End;
        End(null, EventArgs.Empty);
        process?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>As nobody where we are root: Elasticsearch refuses to run as root.</summary>
    private static Process Launch(ElasticFolder folder, string java)
    {
        string[] plain = ["env", $"ES_JAVA_HOME={java}", $"ES_PATH_CONF={folder.Config}", $"ES_TMPDIR={folder.Temporary}", "ES_JAVA_OPTS=-Xms2g -Xmx2g", Path.Combine(folder.Program, "bin", "elasticsearch")];
        string[] command = Environment.IsPrivilegedProcess ? ["runuser", "-u", "nobody", "--", .. plain] : plain;
        var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.Temporary })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Null once it answers, else why it does not.</summary>
    private async Task<string?> Answers()
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < MostSeconds && !process!.HasExited;)
        {
            try
            {
                await Client.Get("_cluster/health?wait_for_status=yellow&timeout=5s");
                return null;
            }
            catch (Exception error) when (error is HttpRequestException or InvalidOperationException)
            {
                await Task.Delay(500);
            }
        }
        var log = Path.Combine(folder!.Logs, "techmarket-bench.log");
        return $"it does not start: {(File.Exists(log) ? File.ReadLines(log).LastOrDefault() : "no log")}";
    }

    private void End(object? sender, EventArgs args)
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(TimeSpan.FromSeconds(30));
        }
        folder?.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
