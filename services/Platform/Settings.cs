using Microsoft.Extensions.Configuration;

namespace TechMarket.Platform;

/// <summary>The settings every service shares: section <c>Market</c> of the configuration. docs/run.md lists them.</summary>
public sealed class Settings(IConfiguration configuration)
{
    private readonly IConfigurationSection market = configuration.GetSection("Market");

    /// <summary>The public address of the market, where people and their links go; also the issuer of its tokens.</summary>
    public Uri Address => AsAddress("Address", market["Address"] ?? "http://127.0.0.1:5080");

    /// <summary>Where this process listens.</summary>
    public string Listen => market["Listen"] ?? Address.ToString();

    public bool Demo => market.GetValue("Demo", false);

    public string Folder => Path.GetFullPath(market["Folder"] ?? ".market");

    public string Bus => OneOf("Bus", "memory", "rabbitmq");

    /// <summary>The broker: <c>amqp://user:password@host:port/vhost</c>.</summary>
    public Uri RabbitMq => Uri.TryCreate(market["RabbitMq"] ?? "amqp://guest:guest@127.0.0.1:5672/", UriKind.Absolute, out var broker)
        && broker.Scheme is "amqp" or "amqps" or "rabbitmq"
        ? broker
        : throw new SettingWrong("Market:RabbitMq is not an address such as amqp://user:password@host:5672/vhost.");

    /// <summary>The secret of the client that services use among themselves.</summary>
    public string ServiceSecret => Required("ServiceSecret");

    /// <summary>Where another service is called: its first instance, see <see cref="AddressesOf"/>.</summary>
    public Uri AddressOf(string service) => AddressesOf(service)[0];

    /// <summary>Where the instances of another service are called; this process's own port where none is set. People never see them.</summary>
    public IReadOnlyList<Uri> AddressesOf(string service) => RunsElsewhere(service)
        ? [.. market[$"Addresses:{service}"]!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(one => AsAddress($"Addresses:{service}", one))]
        : [Own];

    /// <summary>True when a service has addresses of its own, so that it does not run in this process.</summary>
    public bool RunsElsewhere(string service) => market[$"Addresses:{service}"] is { Length: > 0 };

    /// <summary>The services that have addresses of their own.</summary>
    public IEnumerable<string> Elsewhere => market.GetSection("Addresses").GetChildren().Where(one => one.Value is { Length: > 0 }).Select(one => one.Key.ToLowerInvariant());

    /// <summary>This very process, reached on loopback when it listens everywhere.</summary>
    private Uri Own => AsAddress("Listen", Listen.Split(';')[0]
        .Replace("//*", "//127.0.0.1", StringComparison.Ordinal).Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
        .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal).Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal));

    private static Uri AsAddress(string key, string value) =>
        Uri.TryCreate(value.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new SettingWrong($"Market:{key} is '{value}', which is no address such as http://127.0.0.1:5080.");

    public string DatabaseOf(string service) =>
        market[$"Databases:{service}"] ?? Required("Database");

    public string? this[string key] => market[key];

    public string Required(string key) => market[key] is { Length: > 0 } value
        ? value
        : throw new SettingWrong($"Market:{key} is not set (environment variable Market__{key.Replace(":", "__", StringComparison.Ordinal)}).");

    /// <summary>A setting with a closed list of values, the first being the default; an unknown one stops the start.</summary>
    public string OneOf(string key, params string[] known)
    {
        var value = market[key] ?? known[0];
        return known.Contains(value, StringComparer.Ordinal)
            ? value
            : throw new SettingWrong($"Market:{key} is '{value}'; known values: {string.Join(", ", known)}.");
    }
}

/// <summary>A setting that stops the start; the message is one sentence for the operator.</summary>
public sealed class SettingWrong(string message) : Exception(message);
