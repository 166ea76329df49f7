using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.Platform.Messaging;

namespace TechMarket.Platform.Idempotency;

/// <summary>
/// Carries out a request with a key once. Key, effect and answer are one commit, and only then does the answer leave: whenever the
/// process dies there are all of them or none. Any answer but a success rolls all back, so that the request may be put right and sent again.
/// </summary>
internal sealed class AnswerOnce(RequestDelegate next, KeptAnswers answers)
{
    public Task InvokeAsync(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<OnceByKey>() is { } once && IdempotencyKey.Of(http) is { } key ? Once(http, once, key) : next(http);

    private async Task Once(HttpContext http, OnceByKey once, IdempotencyKey key)
    {
        var stop = http.RequestAborted;
        var hash = await RequestHash.Of(http.Request, once.MostBytes, stop);
        var db = (ServiceDb)http.RequestServices.GetRequiredService(once.Db);
        await using var commit = await db.Database.BeginTransactionAsync(stop);
        if (!await answers.Take(db, key, hash, stop))
        {
            var before = await answers.Read(db, key, hash, stop);
            await commit.RollbackAsync(stop);
            await before.SendAgain(http);
            return;
        }
        var answer = await Answer.Of(http, next);
        if (answer.IsSuccess)
        {
            await answers.Keep(db, key, answer, stop);
            await commit.CommitAsync(CancellationToken.None); // A client that leaves now must not leave it undecided.
        }
        else
        {
            await commit.RollbackAsync(stop);
        }
        await answer.Send(http);
    }
}
