namespace TechMarket.Tests.Support;

/// <summary>The checkout's own files, for tests that read them.</summary>
internal static class Sources
{
    private static readonly string[] NotOurs = ["/bin/", "/obj/", "/node_modules/", "/Migrations/", "/.market/"];

    private static readonly string Root = FindRoot();

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    public static IEnumerable<string> Code(string below = "") =>
        Files("*.cs", below).Concat(Files("*.razor", below));

    public static IEnumerable<string> Files(string pattern, string below = "") => Directory
        .EnumerateFiles(System.IO.Path.Combine(Root, below), pattern, SearchOption.AllDirectories)
        .Where(file => !NotOurs.Any(file[Root.Length..].Contains));

    /// <summary>The folder of real data; null where it is not there, and its tests are skipped.</summary>
    public static string? Data(string relative)
    {
        var folder = Environment.GetEnvironmentVariable("TECHMARKET_DATA") ?? System.IO.Path.Combine(Root, "../shared/data");
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, relative));
        return System.IO.Path.Exists(path) ? path : null;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "TechMarket.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run inside the checkout.");
        }
        return folder.FullName;
    }
}
