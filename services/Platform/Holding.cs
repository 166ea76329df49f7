using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;

namespace TechMarket.Platform;

/// <summary>
/// What a service holds of one kind, whole and in the order of its ids, so that services can be compared with each other. Open to
/// services alone, in large pages, and under no limit of calls.
/// </summary>
public static class Holding
{
    private const int Usual = 1000;
    private const int Most = 5000;

    /// <summary>Maps <c>GET /api/{service}/holdings/{kind}?after=…&amp;limit=…</c>; at most 5000 rows a page.</summary>
    public static RouteHandlerBuilder MapHolding(this IEndpointRouteBuilder routes, string service, string kind, Delegate read) => routes
        .MapGet($"/api/{service}/holdings/{kind}", read).For(Roles.Service).WithName($"Holdings-{service}-{kind}")
        .WithSummary($"The {kind} this service holds, for comparing services").ProducesProblem(400);

    public static int Size(int? limit) => Math.Clamp(limit ?? Usual, 1, Most);

    /// <summary>One page of rows by their ids.</summary>
    public static async Task<Page<T>> ById<T>(
        this IQueryable<T> rows, Expression<Func<T, Guid>> id, string? after, int? limit, HttpContext http, CancellationToken stop)
    {
        var read = await rows.After(id, Cursors.Id(after)).Take(Size(limit) + 1).ToListAsync(stop);
        return read.ToPage(Size(limit), Key(id), http);
    }

    /// <summary>The rows after an id, in the order the database has of ids: by their bytes, as they are written.</summary>
    public static IQueryable<T> After<T>(this IQueryable<T> rows, Expression<Func<T, Guid>> id, Guid? last) =>
        (last is { } seen ? rows.Where(Later(id, seen)) : rows).OrderBy(id);

    /// <summary>Long texts are compared by their hash.</summary>
    public static string Print(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    /// <summary>The same rows shown otherwise.</summary>
    public static Page<TShown> Select<T, TShown>(this Page<T> page, Func<T, TShown> show) => new([.. page.Items.Select(show)], page.Next);

    private static Func<T, string> Key<T>(Expression<Func<T, Guid>> id)
    {
        var read = id.Compile();
        return row => read(row).ToString();
    }

    /// <summary>The id is captured, so that every page is the same query with another parameter.</summary>
    private static Expression<Func<T, bool>> Later<T>(Expression<Func<T, Guid>> id, Guid last)
    {
        Expression<Func<Guid>> captured = () => last;
        return Expression.Lambda<Func<T, bool>>(Expression.GreaterThan(id.Body, captured.Body), id.Parameters);
    }
}
