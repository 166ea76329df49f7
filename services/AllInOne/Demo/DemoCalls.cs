using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.AllInOne.Demo;

/// <summary>Calls the market's public API as the operator (account "service") or as one of the demo accounts, by its mailbox.</summary>
internal sealed class DemoCalls(IHttpClientFactory clients, Settings settings, ServiceToken operatorToken)
{
    private readonly Dictionary<string, string> tokens = [];

    public Task<HttpResponseMessage> Get(string account, string path, CancellationToken stop) => Send(account, HttpMethod.Get, path, null, null, stop);

    public Task<HttpResponseMessage> Post(string account, string path, object? body, CancellationToken stop) =>
        Send(account, HttpMethod.Post, path, body is HttpContent content ? content : JsonContent.Create(body ?? new { }), null, stop);

    /// <summary>A step of a record, with the version just read: a demo account sees what it decides on.</summary>
    public async Task<JsonElement> Step(string account, string record, string step, object? body, CancellationToken stop)
    {
        var seen = await Get(account, record, stop);
        var tag = seen.Headers.ETag?.ToString();
        await Json(seen, stop);
        return await Json(await Send(account, HttpMethod.Post, $"{record}/{step}", JsonContent.Create(body ?? new { }), tag, stop), stop);
    }

    public Task<HttpResponseMessage> Put(string account, string path, object body, string? ifMatch, CancellationToken stop) =>
        Send(account, HttpMethod.Put, path, JsonContent.Create(body), ifMatch, stop);

    /// <summary>The JSON of an answer that must be a success; otherwise the exception says what the market said.</summary>
    public static async Task<JsonElement> Json(HttpResponseMessage answer, CancellationToken stop)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync(stop);
            return answer.IsSuccessStatusCode
                ? text.Length == 0 ? default : JsonElement.Parse(text)
                : throw new HttpRequestException($"{answer.RequestMessage?.RequestUri?.AbsolutePath}: {(int)answer.StatusCode} {text}", null, answer.StatusCode);
        }
    }

    /// <summary>Waits for news that travel between services; they take moments, so a minute means that something is wrong.</summary>
    public static async Task Until(Func<Task<bool>> arrived, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (!await arrived())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(400), limit.Token);
        }
    }

    /// <summary>Signs in anew at the next call; tokens live an hour, a market longer.</summary>
    public void Forget() => tokens.Clear();

    private async Task<HttpResponseMessage> Send(
        string account, HttpMethod method, string path, HttpContent? body, string? ifMatch, CancellationToken stop)
    {
        var service = path.Split('/')[1];
        using var request = new HttpRequestMessage(method, new Uri(settings.AddressOf(service), path)) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await Token(account, stop));
        request.Headers.AcceptLanguage.ParseAdd(Bilingual.DefaultCulture);
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }
        using var client = clients.CreateClient("demo");
        return await client.SendAsync(request, stop);
    }

    private async Task<string> Token(string account, CancellationToken stop)
    {
        if (account == Roles.Service)
        {
            return await operatorToken.Get(stop);
        }
        if (!tokens.TryGetValue(account, out var token))
        {
            using var client = clients.CreateClient("demo");
            var answer = await client.PostAsJsonAsync(new Uri(settings.AddressOf("identity"), "api/identity/tokens"),
                new { email = $"{account}@demo.techmarket.example", password = settings.Required("DemoPassword") }, stop);
            tokens[account] = token = (await Json(answer, stop)).GetProperty("accessToken").GetString()!;
        }
        return token;
    }
}
