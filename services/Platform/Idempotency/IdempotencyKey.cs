using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using TechMarket.Platform.Errors;

namespace TechMarket.Platform.Idempotency;

/// <summary>A key as sent: it counts for one caller, method and path only.</summary>
internal sealed record IdempotencyKey(string Caller, string Route, string Key)
{
    public const string Header = "Idempotency-Key";
    public const int Longest = 200;
    private const string Anyone = "anyone";

    /// <summary>The key of the request; null when it came without one.</summary>
    /// <exception cref="ShapeWrong">The key cannot be one.</exception>
    public static IdempotencyKey? Of(HttpContext http) => http.Request.Headers.TryGetValue(Header, out var sent)
        ? new(http.User.FindFirstValue("sub") ?? Anyone, RouteOf(http.Request), Checked(sent))
        : null;

    /// <summary>Routing does not care for case nor for a slash at the end, so the key must not either.</summary>
    private static string RouteOf(HttpRequest request) => $"{request.Method} {request.Path.Value!.TrimEnd('/').ToLowerInvariant()}";

    private static string Checked(StringValues sent) => sent is [{ Length: > 0 and <= Longest } key] && !key.Any(char.IsControl)
        ? key
        : throw new ShapeWrong(Header,
            $"请求头 {Header} 应为一个 1 到 {Longest} 个字符、不含控制字符的值，例如一个 UUID；每次新的提交请换一个。",
            $"The header {Header} must be one value of 1 to {Longest} characters without control characters, such as a UUID; use a new one for each new request.");
}
