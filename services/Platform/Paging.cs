using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Http;
using TechMarket.Platform.Errors;

namespace TechMarket.Platform;

/// <summary>One page of a list. <c>Next</c> is the cursor of the following page, null on the last; it also goes out as a Link header.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Cursor pagination: <c>?after=…&amp;limit=…</c>.</summary>
public static class Paging
{
    public const int MaxLimit = 200;

    public static int Limit(int? limit, int usual = 20) => Math.Clamp(limit ?? usual, 1, MaxLimit);

    /// <summary>An opaque cursor of a sort key.</summary>
    public static string Cursor(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    /// <summary>The sort key of a cursor; 400 if it is not one of ours.</summary>
    public static string? Key(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return null;
        }
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        }
        catch (FormatException)
        {
            throw NotACursor();
        }
    }

    internal static ShapeWrong NotACursor() =>
        new("after", "分页标记无效，请从第一页重新开始。", "The cursor is not valid; start again from the first page.");

    /// <summary>Makes a page of up to <paramref name="limit"/> rows from limit + 1 rows read.</summary>
    public static Page<T> ToPage<T>(this IReadOnlyList<T> read, int limit, Func<T, string> key, HttpContext http)
    {
        if (read.Count <= limit)
        {
            return new Page<T>(read, null);
        }
        var next = Cursor(key(read[limit - 1]));
        var query = QueryString.Create(http.Request.Query.Where(p => p.Key != "after")
            .SelectMany(p => p.Value, (p, value) => KeyValuePair.Create(p.Key, value)).Append(new("after", next)));
        http.Response.Headers.Append("Link", $"<{http.Request.PathBase}{http.Request.Path}{query}>; rel=\"next\"");
        return new Page<T>([.. read.Take(limit)], next);
    }
}
