using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace TechMarket.Platform.Idempotency;

/// <summary>What an endpoint answered, held back until its effect is committed.</summary>
internal sealed record Answer(int Status, Dictionary<string, string> Headers, byte[] Body)
{
    /// <summary>Tells a client that the answer is the one of an earlier request.</summary>
    public const string Replayed = "Idempotency-Replayed";

    private static readonly string[] Kept = [HeaderNames.ContentType, HeaderNames.ETag, HeaderNames.Location];

    /// <summary>The request was carried out; anything else changes nothing and leaves the key free.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Runs the endpoint and keeps its body from leaving.</summary>
    public static async Task<Answer> Of(HttpContext http, RequestDelegate endpoint)
    {
        var leaving = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var body = new MemoryStream();
        var held = new StreamResponseBodyFeature(body);
        http.Features.Set<IHttpResponseBodyFeature>(held);
        try
        {
            await endpoint(http);
            await held.CompleteAsync();
        }
        finally
        {
            http.Features.Set(leaving);
            held.Dispose();
        }
        var headers = http.Response.Headers;
        return new(http.Response.StatusCode, Kept.Where(headers.ContainsKey).ToDictionary(name => name, name => headers[name].ToString()), body.ToArray());
    }

    /// <summary>Lets the body go; status and headers stand in the response already.</summary>
    public async Task Send(HttpContext http)
    {
        if (Body.Length > 0)
        {
            http.Response.ContentLength = Body.Length;
            await http.Response.Body.WriteAsync(Body, http.RequestAborted);
        }
    }

    /// <summary>Answers a later request as the first one was.</summary>
    public Task SendAgain(HttpContext http)
    {
        http.Response.StatusCode = Status;
        foreach (var (name, value) in Headers)
        {
            http.Response.Headers[name] = value;
        }
        http.Response.Headers[Replayed] = "true";
        return Send(http);
    }
}
