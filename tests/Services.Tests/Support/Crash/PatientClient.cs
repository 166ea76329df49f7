using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace TechMarket.Tests.Support;

/// <summary>
/// A client as careful as the market asks for: what got no answer, or one that says "not now", is sent again as it was and under the
/// same key; a step that may have happened is looked up before it is taken again.
/// </summary>
internal sealed class PatientClient(HttpClient client, CancellationToken until)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private int askedAgain;

    public int AskedAgain => askedAgain;

    public async Task<JsonElement> Read(string path) => await Json(await Send(() => new HttpRequestMessage(HttpMethod.Get, path)), HttpStatusCode.OK);

    /// <summary>Creates once, however often it has to ask.</summary>
    public Task<JsonElement> Create(string path, object body, HttpStatusCode expected = HttpStatusCode.Created) =>
        Create(path, () => JsonContent.Create(body), expected);

    public async Task<JsonElement> Create(string path, Func<HttpContent> body, HttpStatusCode expected)
    {
        var key = Guid.NewGuid().ToString();
        return await Json(await Send(() => WithKey(new HttpRequestMessage(HttpMethod.Post, path) { Content = body() }, key)), expected);
    }

    /// <summary>Takes a step of a record on the version just read, until it is taken.</summary>
    public async Task<JsonElement> Step(HttpMethod method, string record, string step, object? body, Func<JsonElement, bool> taken)
    {
        while (true)
        {
            var (now, version) = await Seen(record);
            if (taken(now))
            {
                return now;
            }
            using var answer = await Send(() => Seeing(new HttpRequestMessage(method, record + step) { Content = JsonContent.Create(body ?? new { }) }, version));
            if (answer.StatusCode is not (HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.PreconditionRequired) && (int)answer.StatusCode >= 400)
            {
                throw new InvalidOperationException($"{method} {record}{step} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(until)}");
            }
            if (!answer.IsSuccessStatusCode)
            {
                await Task.Delay(Pause, until);
            }
        }
    }

    private async Task<(JsonElement Record, string? Version)> Seen(string record)
    {
        using var answer = await Send(() => new HttpRequestMessage(HttpMethod.Get, record));
        return (await Json(answer, HttpStatusCode.OK), answer.Headers.ETag?.ToString());
    }

    private async Task<HttpResponseMessage> Send(Func<HttpRequestMessage> make)
    {
        while (true)
        {
            try
            {
                using var request = make();
                var answer = await client.SendAsync(request, until);
                if ((int)answer.StatusCode < 500 && answer.StatusCode != HttpStatusCode.TooManyRequests)
                {
                    return answer;
                }
                if ((int)answer.StatusCode is not (502 or 503 or 504 or 429))
                {
                    throw new InvalidOperationException($"{request.Method} {request.RequestUri} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(until)}");
                }
                answer.Dispose();
            }
            catch (Exception away) when (away is HttpRequestException or IOException or SocketException || (away is TaskCanceledException && !until.IsCancellationRequested))
            {
                // Killed, or not there yet.
            }
            Interlocked.Increment(ref askedAgain);
            await Task.Delay(Pause, until);
        }
    }

    private async Task<JsonElement> Json(HttpResponseMessage answer, HttpStatusCode expected)
    {
        var text = await answer.Content.ReadAsStringAsync(until);
        return answer.StatusCode == expected
            ? JsonElement.Parse(text)
            : throw new InvalidOperationException($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri} answered {(int)answer.StatusCode}, not {(int)expected}: {text}");
    }

    private static HttpRequestMessage WithKey(HttpRequestMessage request, string key)
    {
        request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    private static HttpRequestMessage Seeing(HttpRequestMessage request, string? version)
    {
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", version);
        }
        return request;
    }
}
