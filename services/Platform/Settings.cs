using Microsoft.Extensions.Configuration;

namespace TechMarket.Platform;

/// <summary>The settings every service shares: section <c>Market</c> of the configuration. docs/run.md lists them.</summary>
public sealed class Settings(IConfiguration configuration)
{
    private readonly IConfigurationSection market = configuration.GetSection("Market");

    /// <summary>The public address of the market, also the issuer of its tokens.</summary>
    public Uri Address => new((market["Address"] ?? "http://127.0.0.1:5080").TrimEnd('/') + "/");

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

    /// <summary>The address of a service; the market's own where it is not set.</summary>
    public Uri AddressOf(string service) =>
        market[$"Addresses:{service}"] is { Length: > 0 } own ? new Uri(own.TrimEnd('/') + "/") : Address;

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
