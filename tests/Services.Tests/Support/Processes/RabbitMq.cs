using System.Diagnostics;
using System.Net.Sockets;

namespace TechMarket.Tests.Support;

/// <summary>A RabbitMQ of the test's own: its folder, its ports, its name service, run by a user who is not root; never the system's.</summary>
internal sealed class RabbitMq : IAsyncDisposable
{
    private readonly string folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"techmarket-rabbit-{Guid.NewGuid():n}")).FullName;
    private readonly int port = Ports.Free(), distribution = Ports.Free(), names = Ports.Free();
    private Process? nameService, broker;

    public string Address => $"amqp://guest:guest@127.0.0.1:{port}/";

    public static async Task<RabbitMq> Open()
    {
        var rabbit = new RabbitMq();
        File.WriteAllText(Path.Combine(rabbit.folder, "empty"), "");
        File.WriteAllText(Path.Combine(rabbit.folder, "plugins"), "[].");
        await Run("chown", "-R", $"{Owner}:", rabbit.folder);
        rabbit.nameService = rabbit.Begin("epmd", "-port", $"{rabbit.names}", "-address", "127.0.0.1");
        await rabbit.Start();
        return rabbit;
    }

    public async Task Start()
    {
        broker = Begin("/usr/lib/rabbitmq/bin/rabbitmq-server");
        await Reachable();
    }

    /// <summary>kill -9 of the broker with all it has started.</summary>
    public async Task Kill()
    {
        if (broker is { } killed)
        {
            broker = null;
            await End(killed);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        await End(nameService!);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Root's server runs as the market's system user, or nobody where there is none.</summary>
    private static string Owner => Environment.UserName != "root" ? Environment.UserName
        : File.ReadLines("/etc/passwd").Any(line => line.StartsWith("techmarket:", StringComparison.Ordinal)) ? "techmarket" : "nobody";

    private Process Begin(params string[] command)
    {
        string[] line = Environment.UserName == "root" ? ["setpriv", $"--reuid={Owner}", $"--regid={Owner}", "--clear-groups", .. command] : command;
        if (Owner == "nobody")
        {
            line[2] = "--regid=nogroup";
        }
        var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var (key, value) in Environs())
        {
            start.Environment[key] = value;
        }
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private Dictionary<string, string> Environs() => new()
    {
        ["HOME"] = folder,
        ["RABBITMQ_NODENAME"] = $"techmarket{port}@localhost",
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = $"{port}",
        ["RABBITMQ_DIST_PORT"] = $"{distribution}",
        ["ERL_EPMD_PORT"] = $"{names}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(folder, "data"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(folder, "log"),
        ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(folder, "empty"),
        ["RABBITMQ_CONFIG_FILES"] = Path.Combine(folder, "none"),
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(folder, "none.config"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(folder, "plugins"),
        ["RABBITMQ_PID_FILE"] = Path.Combine(folder, "pid"),
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
    };

    private async Task Reachable()
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port);
                return;
            }
            catch (SocketException) when (clock.Elapsed.TotalSeconds < 60 && !broker!.HasExited)
            {
                await Task.Delay(100);
            }
            catch (SocketException)
            {
                var log = Directory.Exists(Path.Combine(folder, "log")) ? Directory.EnumerateFiles(Path.Combine(folder, "log")).Select(File.ReadAllText) : [];
                throw new InvalidOperationException("RabbitMQ did not start:\n" + string.Join('\n', log));
            }
        }
    }

    private static async Task End(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task Run(params string[] command)
    {
        using var process = Process.Start(command[0], command[1..]);
        await process.WaitForExitAsync();
    }
}
