using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using TechMarket.Platform.Auth;

namespace TechMarket.Portal.Web;

/// <summary>
/// Style sheet and scripts, carried inside the assembly. Below <c>/assets/{version}/</c> they never change and are kept for a year;
/// <c>/assets/site.css</c> serves pages that do not know the version (Identity's).
/// </summary>
internal static class AssetFiles
{
    private const string Prefix = "assets/";
    private static readonly Dictionary<string, Asset> All = Read();

    /// <summary>Changes whenever any asset does.</summary>
    public static readonly string Version = Convert.ToHexStringLower(
        SHA256.HashData([.. All.OrderBy(asset => asset.Key, StringComparer.Ordinal).SelectMany(asset => SHA256.HashData(asset.Value.Plain))]))[..12];

    /// <summary>What is inside the svg element of each icon that pages name.</summary>
    public static readonly IReadOnlyDictionary<string, string> Icons =
        JsonSerializer.Deserialize<Dictionary<string, string>>(All["icons.json"].Plain)!;

    public static string PathOf(string name) => $"/assets/{Version}/{name}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/{version}/{name}", (string version, string name, HttpContext http) =>
            Serve(name, version == Version, http)).ForAnyone().ExcludeFromDescription();
        routes.MapGet("/assets/{name}", (string name, HttpContext http) => Serve(name, false, http)).ForAnyone().ExcludeFromDescription();
    }

    private static IResult Serve(string name, bool lasting, HttpContext http)
    {
        if (!All.TryGetValue(name, out var asset))
        {
            return Results.NotFound();
        }
        http.Response.Headers.CacheControl = lasting ? "public, max-age=31536000, immutable" : "public, no-cache";
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        var packed = asset.Packed is not null && http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (packed)
        {
            http.Response.Headers.ContentEncoding = "br";
        }
        return Results.Bytes(packed ? asset.Packed! : asset.Plain, asset.Type, entityTag: new EntityTagHeaderValue($"\"{Version}{(packed ? "b" : "")}\""));
    }

    private static Dictionary<string, Asset> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToHashSet();
        return names.Where(name => !name.EndsWith(".br", StringComparison.Ordinal)).ToDictionary(name => name[Prefix.Length..], name =>
            new Asset(Bytes(assembly, name), names.Contains(name + ".br") ? Bytes(assembly, name + ".br") : null, TypeOf(name)));
    }

    private static byte[] Bytes(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/json",
    };

    private sealed record Asset(byte[] Plain, byte[]? Packed, string Type);
}
