using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using TechMarket.Platform.Errors;

namespace TechMarket.Platform;

/// <summary>The instances of the services that run elsewhere, by their addresses.</summary>
public sealed class Instances
{
    private readonly Dictionary<string, Group> groups = [];

    /// <exception cref="SettingWrong">Two services are said to be at one address.</exception>
    public Instances(Settings settings)
    {
        foreach (var service in settings.Elsewhere)
        {
            var group = new Group(service, settings.AddressesOf(service));
            foreach (var address in group.Addresses)
            {
                if (!groups.TryAdd(address.Authority, group) && groups[address.Authority].Service != service)
                {
                    throw new SettingWrong($"Market:Addresses:{service} and Market:Addresses:{groups[address.Authority].Service} name the same address {address}.");
                }
            }
        }
    }

    /// <summary>The service that is called there; null for any other address.</summary>
    internal Group? Of(Uri address) => groups.GetValueOrDefault(address.Authority);

    internal sealed class Group(string service, IReadOnlyList<Uri> addresses)
    {
        private uint last;

        public string Service => service;

        public IReadOnlyList<Uri> Addresses => addresses;

        public Outage Outage { get; } = new();

        public Uri Next() => addresses[(int)(Interlocked.Increment(ref last) % (uint)addresses.Count)];
    }
}

/// <summary>
/// Sends a request to an instance of the service it is for, each in its turn. What found nobody goes on to the next, and so does a
/// read that an instance could not answer; nothing else is ever sent twice. When nobody answers, that is said once.
/// </summary>
public sealed partial class ToInstance(Instances instances, ILogger<ToInstance> log) : DelegatingHandler
{
    /// <summary>A host that has vanished does not even refuse.</summary>
    public static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(3);

    private const int Rounds = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (instances.Of(request.RequestUri!) is not { } service)
        {
            return await base.SendAsync(request, cancellationToken);
        }
        var reads = request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;
        for (var (tried, refused) = (1, 0); ; tried++)
        {
            request.RequestUri = At(service.Next(), request.RequestUri!);
            try
            {
                var answer = await base.SendAsync(request, cancellationToken);
                if (!reads || answer.StatusCode != HttpStatusCode.ServiceUnavailable || ++refused >= service.Addresses.Count)
                {
                    Answered(service);
                    return answer;
                }
                answer.Dispose();
            }
            catch (Exception away) when (Nobody(away, cancellationToken) || (reads && away is HttpRequestException && Away.Is(away)))
            {
                if (tried >= service.Addresses.Count * Rounds)
                {
                    NotAnswered(service, away);
                    throw new HttpRequestException(HttpRequestError.ConnectionError, $"No instance of {service.Service} answers: {away.Message}", away);
                }
            }
            if (tried % service.Addresses.Count == 0)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    private void Answered(Instances.Group service)
    {
        if (service.Outage.Ends())
        {
            LogBack(service.Service);
        }
    }

    private void NotAnswered(Instances.Group service, Exception away)
    {
        if (service.Outage.Begins())
        {
            LogAway(service.Service, away.Message);
        }
    }

    /// <summary>Nothing was sent: no connection, or none in time.</summary>
    private static bool Nobody(Exception away, CancellationToken stop) => away switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } => true,
        // A peer that dies while the connection is being made.
        SocketException => true,
        OperationCanceledException { InnerException: TimeoutException } => !stop.IsCancellationRequested,
        _ => false,
    };

    private static Uri At(Uri instance, Uri asked) =>
        new UriBuilder(asked) { Scheme = instance.Scheme, Host = instance.Host, Port = instance.Port }.Uri;

    [LoggerMessage(Level = LogLevel.Warning, Message = "No instance of {Service} answers ({Reason}); what needs it waits.")]
    private partial void LogAway(string service, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Service} answers again.")]
    private partial void LogBack(string service);
}
