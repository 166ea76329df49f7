using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Clients;

/// <summary>
/// Calls the market's APIs as the signed-in user, in the page's language. Paths are relative: <c>listings/needs/…</c> goes to
/// <c>/api/listings/needs/…</c> at the address of the service it names.
/// </summary>
public sealed partial class MarketApi(HttpClient http, Settings settings, IHttpContextAccessor current, ILogger<MarketApi> log)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public Task<Answer<T>> Get<T>(string path) => Send<T>(HttpMethod.Get, path, null, null);

    /// <param name="path">For example <c>listings/needs</c>.</param>
    /// <param name="body">Null sends an empty object.</param>
    /// <param name="version">The ETag the user saw, where the record has one.</param>
    public Task<Answer<T>> Post<T>(string path, object? body = null, string? version = null) => Send<T>(HttpMethod.Post, path, body ?? new { }, version);

    public Task<Answer<Nothing>> Post(string path, object? body = null, string? version = null) => Post<Nothing>(path, body, version);

    public Task<Answer<T>> Put<T>(string path, object body, string? version = null) => Send<T>(HttpMethod.Put, path, body, version);

    public Task<Answer<Nothing>> Put(string path, object body, string? version = null) => Put<Nothing>(path, body, version);

    public Task<Answer<Nothing>> Delete(string path, string? version = null) => Send<Nothing>(HttpMethod.Delete, path, null, version);

    /// <summary>Sends a body as it is, for example an uploaded file.</summary>
    public Task<Answer<T>> PostContent<T>(string path, HttpContent content) => Send<T>(HttpMethod.Post, path, content, null);

    /// <summary>A file as a service sends it, to be passed on while it arrives; null when the service does not answer.</summary>
    public async Task<HttpResponseMessage?> Open(string path)
    {
        var stop = current.HttpContext?.RequestAborted ?? CancellationToken.None;
        try
        {
            using var request = await Request(HttpMethod.Get, path, null, null);
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        }
        catch (Exception away) when (away is HttpRequestException || (away is TaskCanceledException && !stop.IsCancellationRequested))
        {
            LogAway(away, HttpMethod.Get, path);
            return null;
        }
    }

    private async Task<Answer<T>> Send<T>(HttpMethod method, string path, object? body, string? version)
    {
        var stop = current.HttpContext?.RequestAborted ?? CancellationToken.None;
        try
        {
            using var request = await Request(method, path, body, version);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            return answer.IsSuccessStatusCode ? await Read<T>(answer, stop) : new(default, await ReadProblem(answer, stop));
        }
        catch (Exception away) when (away is HttpRequestException or JsonException || (away is TaskCanceledException && !stop.IsCancellationRequested))
        {
            LogAway(away, method, path);
            return new(default, Away());
        }
    }

    private async Task<HttpRequestMessage> Request(HttpMethod method, string path, object? body, string? version)
    {
        var service = path.Split('/', 2)[0];
        var request = new HttpRequestMessage(method, new Uri(settings.AddressOf(service), "api/" + path))
        {
            Content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body, body.GetType(), options: Json)),
        };
        request.Headers.AcceptLanguage.ParseAdd(IsEnglish ? "en" : DefaultCulture);
        if (version is { Length: > 0 })
        {
            request.Headers.TryAddWithoutValidation("If-Match", version);
        }
        // The services limit guessing by the visitor's address, not by the Portal's.
        if (current.HttpContext?.Connection.RemoteIpAddress is { } visitor)
        {
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", visitor.ToString());
        }
        if (current.HttpContext is { User.Identity.IsAuthenticated: true } page
            && await page.GetTokenAsync(Access.PortalScheme, "access_token") is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
        return request;
    }

    private static async Task<Answer<T>> Read<T>(HttpResponseMessage answer, CancellationToken stop)
    {
        var version = answer.Headers.ETag?.ToString();
        if (Nothing.Here is T nothing)
        {
            return new(nothing, null, version);
        }
        return new(await answer.Content.ReadFromJsonAsync<T>(Json, stop), null, version);
    }

    private static async Task<Problem> ReadProblem(HttpResponseMessage answer, CancellationToken stop)
    {
        var status = (int)answer.StatusCode;
        if (answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true)
        {
            var told = await answer.Content.ReadFromJsonAsync<Problem>(Json, stop);
            return told! with { Status = status };
        }
        return status switch
        {
            401 => new(status, T("请先登录", "Please sign in"), T("登录已过期，请重新登录后再试。", "Your sign-in has ended; sign in again."), null, null, null),
            403 => new(status, T("没有权限", "Not allowed"), T("您的账号不能进行这项操作。", "Your account may not do this."), null, null, null),
            404 => new(status, T("没有找到", "Not found"), null, null, null, null),
            _ => Away() with { Status = status },
        };
    }

    private static Problem Away() => new(503, T("暂时不可用", "Not available right now"),
        T("这部分服务暂时没有响应，您的数据没有丢失。请稍后刷新页面再试。", "This part of the market does not answer right now; nothing is lost. Reload the page in a moment."),
        "not-ready", null, null);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Path} got no usable answer.")]
    private partial void LogAway(Exception away, HttpMethod method, string path);
}
