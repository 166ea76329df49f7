using Microsoft.AspNetCore.Builder;
using TechMarket.Platform.Messaging;

namespace TechMarket.Platform.Idempotency;

/// <summary>
/// Endpoints that create something take an <c>Idempotency-Key</c>: a client that got no answer sends the same request with the same
/// key again, and it is carried out once and answered the same. Every POST that creates says so; a house test watches.
/// </summary>
public static class CreatingOnce
{
    /// <summary>The endpoint's effect, all of it in <typeparamref name="TDb"/>, happens once for each key.</summary>
    /// <param name="mostBytes">The largest body it takes (413 beyond), where that is more than the server's usual limit.</param>
    public static RouteHandlerBuilder CreatesOnce<TDb>(this RouteHandlerBuilder route, long? mostBytes = null) where TDb : ServiceDb =>
        route.WithMetadata(new OnceByKey(typeof(TDb), mostBytes));
}

/// <summary>Says of an endpoint that it acts once for each key, in the commit of this database.</summary>
internal sealed record OnceByKey(Type Db, long? MostBytes);
