using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace TechMarket.Tests.Support;

/// <summary>A RabbitMQ of the test's own: its folder, its ports, its name service, run by a user who is not root; never the system's.</summary>
internal sealed class RabbitMq : IAsyncDisposable
{
    private readonly string folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"techmarket-rabbit-{Guid.NewGuid():n}")).FullName;
    private readonly int port = Ports.Free(), distribution = Ports.Free(), names = Ports.Free();
    private readonly StringBuilder said = new();
    private Process? nameService, broker;

    public string Address => $"amqp://guest:guest@127.0.0.1:{port}/";

    public bool Runs => broker is { HasExited: false };

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

    /// <summary>Starts the broker; one that dies or hangs while starting is started again, twice at most, as a service manager would.</summary>
    public async Task Start()
    {
        for (var attempt = 1; ; attempt++)
        {
            broker = Begin("/usr/lib/rabbitmq/bin/rabbitmq-server");
            if (await Answers(within: TimeSpan.FromSeconds(60)))
            {
                return;
            }
            await Kill();
            if (attempt == 3)
            {
                throw new InvalidOperationException($"RabbitMQ did not start:\n{Said()}");
            }
            Console.WriteLine($"RabbitMQ did not start and is started again:\n{Said()}");
        }
    }

    /// <summary>kill -9 of the broker with all it has started; its machine may outlive its script by a moment.</summary>
    public async Task Kill()
    {
        if (broker is { } killed)
        {
            broker = null;
            await End(killed);
            while (await IsListening())
            {
                await Task.Delay(20);
            }
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
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Hear(string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }
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

    private async Task<bool> Answers(TimeSpan within)
    {
        var clock = Stopwatch.StartNew();
        while (!await IsListening())
        {
            if (clock.Elapsed > within || broker!.HasExited)
            {
                return false;
            }
            await Task.Delay(100);
        }
        return true;
    }

    private async Task<bool> IsListening()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>What the broker printed and the end of its logs.</summary>
    private string Said()
    {
        lock (said)
        {
            var logs = Directory.Exists(Path.Combine(folder, "log")) ? Directory.EnumerateFiles(Path.Combine(folder, "log")).Select(File.ReadAllText) : [];
            return $"{said}\n{string.Join('\n', logs.Select(log => log[^Math.Min(log.Length, 4000)..]))}";
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
