namespace TechMarket.Benchmarks.Search;

/// <summary>The Java that Elasticsearch 8 runs on.</summary>
internal static class Java
{
    private const string Installed = "/usr/lib/jvm";

    /// <summary>What ES_JAVA_HOME says, else an installed 21 or 17; null where there is neither.</summary>
    public static string? Home() => Environment.GetEnvironmentVariable("ES_JAVA_HOME") is { Length: > 0 } said ? said
        : !Directory.Exists(Installed) ? null
        : new[] { "*-21*", "*-17*" }.SelectMany(version => Directory.GetDirectories(Installed, version).Order(StringComparer.Ordinal))
            .FirstOrDefault(home => File.Exists(Path.Combine(home, "bin", "java")));
}
