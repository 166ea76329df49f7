using System.Net;
using System.Net.Http.Json;
using Xunit;

namespace TechMarket.Tests.Support;

/// <summary>Requests with an Idempotency-Key, as a client sends them that does not know whether its first one arrived.</summary>
internal static class Keyed
{
    public static Task<HttpResponseMessage> PostOnce(this HttpClient client, string path, object body, string key, string? seen = null) =>
        client.PostOnce(path, JsonContent.Create(body), key, seen);

    public static async Task<HttpResponseMessage> PostOnce(this HttpClient client, string path, HttpContent body, string key, string? seen = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        Assert.True(request.Headers.TryAddWithoutValidation("Idempotency-Key", key));
        if (seen is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", seen);
        }
        return await client.SendAsync(request);
    }

    /// <summary>All that a client sees of an answer and that must be the same when it asks again.</summary>
    public static async Task<(HttpStatusCode Status, string Type, string? Tag, Uri? Location, string Body)> Seen(this HttpResponseMessage answer) => (
        answer.StatusCode, $"{answer.Content.Headers.ContentType}", answer.Headers.ETag?.ToString(), answer.Headers.Location,
        Convert.ToHexString(await answer.Content.ReadAsByteArrayAsync()));

    public static bool IsReplayed(this HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Idempotency-Replayed", out var values) && values.Single() == "true";
}
