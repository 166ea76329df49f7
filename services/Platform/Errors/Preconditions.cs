using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TechMarket.Platform.Errors;

internal sealed class PreconditionMissing : Exception;

internal sealed class PreconditionStale : Exception;

/// <summary>A record's version is PostgreSQL's <c>xmin</c>: sent as ETag, expected back as If-Match (428 missing, 412 stale).</summary>
public static class Preconditions
{
    /// <summary>Maps the version of a record.</summary>
    public static void HasVersion<T>(this EntityTypeBuilder<T> entity, System.Linq.Expressions.Expression<Func<T, uint>> version)
        where T : class => entity.Property(version).IsRowVersion();

    /// <summary>Sends the record's version with the answer.</summary>
    public static void Tag(this HttpContext http, uint version) =>
        http.Response.Headers.ETag = $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>Lets the request through only if it saw this version of the record.</summary>
    public static void MustHaveSeen(this HttpContext http, uint version)
    {
        var seen = http.Request.Headers.IfMatch.ToString();
        if (seen.Length == 0)
        {
            throw new PreconditionMissing();
        }
        if (seen.Trim().Replace("W/", "", StringComparison.Ordinal).Trim('"') != version.ToString(CultureInfo.InvariantCulture))
        {
            throw new PreconditionStale();
        }
    }
}
