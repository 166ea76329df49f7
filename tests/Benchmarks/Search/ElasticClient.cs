using System.Net.Http.Headers;
using System.Text.Json;

namespace TechMarket.Benchmarks.Search;

/// <summary>The few words of Elasticsearch's REST API that are measured.</summary>
internal sealed class ElasticClient(Uri address) : IDisposable
{
    private const int SaidOfAnError = 500;
    private readonly HttpClient http = new() { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };

    public Task<JsonElement> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<JsonElement> Put(string path, object body) => Send(HttpMethod.Put, path, Json(JsonSerializer.SerializeToUtf8Bytes(body), "application/json"));

    public Task<JsonElement> Post(string path, object? body = null) =>
        Send(HttpMethod.Post, path, body is null ? null : Json(JsonSerializer.SerializeToUtf8Bytes(body), "application/json"));

    /// <summary>Lines of JSON.</summary>
    public Task<JsonElement> Bulk(string path, byte[] lines) => Send(HttpMethod.Post, path, Json(lines, "application/x-ndjson"));

    /// <summary>Also where there is none.</summary>
    public async Task Delete(string index)
    {
        using var answer = await http.DeleteAsync(new Uri($"{index}?ignore_unavailable=true", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonElement> Send(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode ? JsonElement.Parse(body)
            : throw new InvalidOperationException($"Elasticsearch answered {(int)answer.StatusCode} to {method} {path}: {System.Text.Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, SaidOfAnError)))}");
    }

    private static ByteArrayContent Json(byte[] body, string type) => new(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
}
