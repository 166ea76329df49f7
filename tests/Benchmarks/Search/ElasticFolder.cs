using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;

namespace TechMarket.Benchmarks.Search;

/// <summary>Elasticsearch unpacked into a folder of its own under the temporary folder, with a configuration for one node; deleted at the end.</summary>
internal sealed class ElasticFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("techmarket-elastic").FullName;

    public ElasticFolder(string zip, int port, int transport)
    {
        Run("chmod", "755", root);
        ZipFile.ExtractToDirectory(zip, root);
        Program = Directory.GetDirectories(root, "elasticsearch-*").Single();
        Run("chmod", "-R", "a+rX", Program);
        foreach (var folder in new[] { Config, Data, Logs, Temporary })
        {
            Directory.CreateDirectory(folder);
        }
        Configure(port, transport);
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", "-R", "nobody", Config, Data, Logs, Temporary);
        }
    }

    public string Program { get; }

    public string Config => Path.Combine(root, "config");

    public string Temporary => Path.Combine(root, "tmp");

    public string Logs => Path.Combine(root, "logs");

    private string Data => Path.Combine(root, "data");

    public void Dispose()
    {
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>Of the Java options those stay that do not write a log of the garbage collector below the program's folder.</summary>
    private void Configure(int port, int transport)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Program, "config")))
        {
            File.Copy(file, Path.Combine(Config, Path.GetFileName(file)));
        }
        var options = Path.Combine(Config, "jvm.options");
        File.WriteAllLines(options, [.. File.ReadAllLines(options).Where(line => !line.Contains("gc", StringComparison.Ordinal))]);
        File.WriteAllText(Path.Combine(Config, "elasticsearch.yml"), string.Create(CultureInfo.InvariantCulture, $"""
            cluster.name: techmarket-bench
            node.name: n1
            discovery.type: single-node
            network.host: 127.0.0.1
            http.port: {port}
            transport.port: {transport}
            path.data: {Data}
            path.logs: {Logs}
            xpack.security.enabled: false
            cluster.routing.allocation.disk.threshold_enabled: false

            """));
    }

    private static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
