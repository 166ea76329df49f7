using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace TechMarket.Tests.Support;

/// <summary>Reads answers the way tests speak of them.</summary>
internal static class Answers
{
    /// <summary>Fails with the body's own words when the status is another.</summary>
    public static async Task<HttpResponseMessage> MustBe(this HttpResponseMessage answer, HttpStatusCode expected)
    {
        if (answer.StatusCode != expected)
        {
            Assert.Fail($"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri} answered {(int)answer.StatusCode}, "
                + $"not {(int)expected}: {await answer.Content.ReadAsStringAsync()}");
        }
        return answer;
    }

    public static async Task<JsonElement> Json(this HttpResponseMessage answer) =>
        await answer.Content.ReadFromJsonAsync<JsonElement>();

    /// <summary>GET that must succeed.</summary>
    public static async Task<JsonElement> Read(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        await answer.MustBe(HttpStatusCode.OK);
        return await answer.Json();
    }

    /// <summary>POST that must succeed with this status.</summary>
    public static async Task<JsonElement> Post(this HttpClient client, string path, object? body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await client.PostAsJsonAsync(path, body ?? new { });
        await answer.MustBe(expected);
        return answer.Content.Headers.ContentLength == 0 || expected == HttpStatusCode.NoContent ? default : await answer.Json();
    }

    /// <summary>PUT with the record's version, as a careful client sends it.</summary>
    public static async Task<HttpResponseMessage> PutSeen(this HttpClient client, string path, object body)
    {
        using var seen = await client.GetAsync(path);
        await seen.MustBe(HttpStatusCode.OK);
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
        request.Headers.IfMatch.Add(seen.Headers.ETag!);
        return await client.SendAsync(request);
    }

    /// <summary>POST of a step of a record with the version just read, as a careful client sends it.</summary>
    public static async Task<HttpResponseMessage> PostSeen(this HttpClient client, string record, string step, object? body = null)
    {
        using var seen = await client.GetAsync(record);
        await seen.MustBe(HttpStatusCode.OK);
        return await client.DecideOn($"{record}/{step}", body, seen.Headers.ETag!.ToString());
    }

    /// <summary>A step of a record just read that must succeed.</summary>
    public static async Task<JsonElement> Step(this HttpClient client, string record, string step, object? body = null)
    {
        using var answer = await client.PostSeen(record, step, body);
        await answer.MustBe(HttpStatusCode.OK);
        return await answer.Json();
    }

    /// <summary>Sends a decision on the version seen; null sends none.</summary>
    public static async Task<HttpResponseMessage> DecideOn(this HttpClient client, string path, object? body, string? seen)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body ?? new { }) };
        if (seen is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", seen);
        }
        return await client.SendAsync(request);
    }

    /// <summary>The version of a record, as read.</summary>
    public static async Task<string> VersionOf(this HttpClient client, string record)
    {
        using var seen = await client.GetAsync(record);
        await seen.MustBe(HttpStatusCode.OK);
        return seen.Headers.ETag!.ToString();
    }

    /// <summary>The stable code of a problem.</summary>
    public static async Task<string?> Code(this HttpResponseMessage answer) => (await answer.Json()).GetProperty("code").GetString();

    /// <summary>Waits for something that happens by itself, such as an event arriving.</summary>
    public static async Task<T> Eventually<T>(Func<Task<T?>> look, int seconds = 15) where T : class
    {
        var until = DateTimeOffset.UtcNow.AddSeconds(seconds);
        while (true)
        {
            if (await look() is { } found)
            {
                return found;
            }
            Assert.True(DateTimeOffset.UtcNow < until, $"Nothing came within {seconds} s.");
            await Task.Delay(50);
        }
    }
}
