using System.Net;
using System.Text.Json;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.AllInOne.Demo;

/// <summary>Plays broker's cases up to different stages, each step by the demo account that would take it.</summary>
internal sealed class DemoCases(DemoCalls calls, TimeProvider clock)
{
    /// <param name="listings">Ids of the demo listings by their id in the demo files.</param>
    public async Task Play(IReadOnlyDictionary<string, Guid> listings, CancellationToken stop)
    {
        foreach (var script in DemoFiles.Read<Script>("cases.jsonl"))
        {
            await Play(script, listings[script.Need], listings[script.Result], stop);
        }
    }

    private async Task Play(Script script, Guid need, Guid result, CancellationToken stop)
    {
        var running = await DemoCalls.Json(await calls.Get(script.Broker, $"api/matching/cases?need={need}&result={result}", stop), stop);
        if (running.GetProperty("items").GetArrayLength() > 0)
        {
            return;
        }
        var one = $"api/matching/cases/{await Take(script.Broker, need, result, stop)}";
        await Do(script.Broker, $"{one}/introduction", script.Introduction is null ? null : new { message = script.Introduction }, stop);
        await Do(script.Broker, $"{one}/notes", script.Note is null ? null : new { text = script.Note }, stop);
        await Agree(Roles.Enterprise, one, script.BuyerAgrees, stop);
        await Agree(Roles.Institute, one, script.SellerAgrees, stop);
        await Do(Roles.Institute, $"{one}/decline", script.Decline is null ? null : new { reason = script.Decline }, stop);
        await Do(script.Broker, $"{one}/closing", script.Closing is null ? null : new { reason = script.Closing }, stop);
        if (script.Next is { } next)
        {
            await Plan(script.Broker, one, next, stop);
        }
    }

    /// <summary>Matching may not have heard of both listings (404) or of the broker's certificate (409) yet.</summary>
    private async Task<Guid> Take(string broker, Guid need, Guid result, CancellationToken stop)
    {
        HttpResponseMessage answer = null!;
        await DemoCalls.Until(async () =>
        {
            answer = await calls.Post(broker, "api/matching/cases", new { needId = need, resultId = result }, stop);
            return answer.StatusCode != HttpStatusCode.NotFound
                && !(await answer.Content.ReadAsStringAsync(stop)).Contains("broker.not-certified", StringComparison.Ordinal);
        }, stop);
        return (await DemoCalls.Json(answer, stop)).GetProperty("id").GetGuid();
    }

    private async Task Plan(string broker, string one, Step next, CancellationToken stop)
    {
        var seen = await calls.Get(broker, one, stop);
        var tag = seen.Headers.ETag?.ToString();
        await DemoCalls.Json(seen, stop);
        var plan = new { what = next.What, on = clock.Today().AddDays(next.InDays) };
        await DemoCalls.Json(await calls.Put(broker, $"{one}/next-action", plan, tag, stop), stop);
    }

    private async Task Agree(string role, string one, JsonElement? terms, CancellationToken stop)
    {
        if (terms is not null)
        {
            await calls.Step(role, one, "agreement", terms, stop);
        }
    }

    private async Task Do(string role, string path, object? body, CancellationToken stop)
    {
        if (body is not null)
        {
            await DemoCalls.Json(await calls.Post(role, path, body, stop), stop);
        }
    }

    /// <summary>What happens in a case, in this order; what is left out does not happen.</summary>
    private sealed record Script(
        string? TakenBy, string Need, string Result, string? Introduction, string? Note, JsonElement? BuyerAgrees, JsonElement? SellerAgrees,
        string? Decline, string? Closing, Step? Next)
    {
        public string Broker => TakenBy ?? Roles.Broker;
    }

    private sealed record Step(string What, int InDays);
}
