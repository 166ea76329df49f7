using System.Net;
using Microsoft.Extensions.Logging;
using TechMarket.Platform.Errors;

namespace TechMarket.Platform;

/// <summary>
/// Spreads calls to a service over its instances. A call that found nobody goes on to the next instance, as does one that an
/// instance could not take, when it may be sent twice: reads, and what carries an <c>Idempotency-Key</c>.
/// </summary>
public sealed partial class Instances
{
    private readonly Dictionary<string, Group> groups = [];

    public Instances(Settings settings)
    {
        foreach (var service in settings.Elsewhere)
        {
            var group = new Group(service, settings.AddressesOf(service));
            foreach (var address in group.Addresses)
            {
                groups.TryAdd(address.Authority, group);
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

/// <summary>Sends a request to an instance of the service it is for; says once when none answers.</summary>
public sealed partial class ToInstance(Instances instances, ILogger<ToInstance> log) : DelegatingHandler
{
    private const int Rounds = 3;
    private const long MostKept = 1024 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (instances.Of(request.RequestUri!) is not { } service)
        {
            return await base.SendAsync(request, cancellationToken);
        }
        var twice = await MayBeSentTwice(request, cancellationToken);
        for (var left = service.Addresses.Count * Rounds; ; left--)
        {
            request.RequestUri = At(service.Next(), request.RequestUri!);
            try
            {
                var answer = await base.SendAsync(request, cancellationToken);
                if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway) || left == 1 || !twice)
                {
                    Answered(service);
                    return answer;
                }
                answer.Dispose();
            }
            catch (HttpRequestException away) when (left > 1 && (NobodyThere(away) || (twice && Away.Is(away))))
            {
                // The next instance may be there.
            }
            catch (HttpRequestException away) when (NobodyThere(away))
            {
                if (service.Outage.Begins())
                {
                    LogAway(service.Service, away.Message);
                }
                throw;
            }
            if ((left - 1) % service.Addresses.Count == 0)
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

    private static bool NobodyThere(HttpRequestException away) =>
        away.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError;

    private static async Task<bool> MayBeSentTwice(HttpRequestMessage request, CancellationToken stop)
    {
        if (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head)
        {
            return true;
        }
        if (!request.Headers.Contains("Idempotency-Key") || request.Content is not { Headers.ContentLength: <= MostKept } content)
        {
            return false;
        }
        await content.LoadIntoBufferAsync(stop);
        return true;
    }

    private static Uri At(Uri instance, Uri asked) =>
        new UriBuilder(asked) { Scheme = instance.Scheme, Host = instance.Host, Port = instance.Port }.Uri;

    [LoggerMessage(Level = LogLevel.Warning, Message = "No instance of {Service} answers ({Reason}); what needs it waits.")]
    private partial void LogAway(string service, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Service} answers again.")]
    private partial void LogBack(string service);
}
