using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using TechMarket.Tests.Support;

namespace TechMarket.Benchmarks.Contracts;

/// <summary>How long the web server itself says that requests took, from their arrival to the answer's last byte, without the caller's share.</summary>
internal sealed partial class ServerTimes
{
    /// <summary>Makes the market tell.</summary>
    public static readonly KeyValuePair<string, string> Told = new("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Information");

    private readonly ConcurrentQueue<double> times = [];

    public ServerTimes(ServiceProcess market, string path) => market.Listener = line =>
    {
        if (Finished().Match(line) is { Success: true } request && request.Groups["path"].Value == path)
        {
            times.Enqueue(double.Parse(request.Groups["took"].Value, CultureInfo.InvariantCulture));
        }
    };

    /// <summary>Of the requests since this was last asked, in milliseconds.</summary>
    public async Task<IReadOnlyList<double>> Take()
    {
        await Task.Delay(500); // the log is written behind the answer
        var taken = new List<double>();
        while (times.TryDequeue(out var time))
        {
            taken.Add(time);
        }
        return taken;
    }

    [GeneratedRegex(@"Request finished \S+ GET \w+://[^/]+(?<path>/[^? ]*)\S* - 200 .* (?<took>[\d.]+)ms")]
    private static partial Regex Finished();
}
