using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace TechMarket.Platform.Errors;

/// <summary>Tells what passes by itself (a database, broker or neighbour that is away) from what needs a person.</summary>
public static class Away
{
    /// <summary>True when trying again later, unchanged, is the right answer.</summary>
    public static bool Is(Exception? failed) => failed switch
    {
        null => false,
        NotReady or NotHeardYet or TimeoutException or SocketException => true,
        PostgresException said => said.IsTransient || said.SqlState is "57P01" or "57P02" or "57P03" || said.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException { IsTransient: true } => true,
        HttpRequestException { StatusCode: HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.TooManyRequests } => true,
        HttpRequestException { StatusCode: null, HttpRequestError: not HttpRequestError.InvalidResponse } => true,
        AggregateException many => many.InnerExceptions.Any(Is),
        _ => Is(failed.InnerException),
    };
}

/// <summary>Two messages overtook each other, or news of something is still under way; the later message is tried again shortly.</summary>
public sealed class NotHeardYet(string message) : Exception(message);

/// <summary>Remembers whether something is away, so that it is said once when it goes and once when it is back.</summary>
public sealed class Outage
{
    private int away;

    public bool IsOn => away == 1;

    /// <summary>True only for the first who finds it away.</summary>
    public bool Begins() => Interlocked.Exchange(ref away, 1) == 0;

    /// <summary>True only for the first who finds it back.</summary>
    public bool Ends() => Interlocked.Exchange(ref away, 0) == 1;
}
