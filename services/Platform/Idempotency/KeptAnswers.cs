using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Messaging;

namespace TechMarket.Platform.Idempotency;

/// <summary>The keys and answers in a service's schema. All runs within the transaction of the request.</summary>
internal sealed class KeptAnswers(IDataProtectionProvider protection)
{
    private readonly IDataProtector seal = protection.CreateProtector("idempotency-keys");

    /// <summary>Takes the key. While another request with the same key runs this waits for its end; false when that one was carried out.</summary>
    public async Task<bool> Take(ServiceDb db, IdempotencyKey key, byte[] hash, CancellationToken stop) => await db.Database.ExecuteSqlRawAsync($$"""
        insert into {{db.Schema}}.idempotency_keys (caller, route, key, body_hash, status, headers, body, made_at)
        values ({0}, {1}, {2}, {3}, 0, '', '', now()) on conflict do nothing
        """, [key.Caller, key.Route, key.Key, seal.Protect(hash)], stop) == 1;

    /// <summary>Writes down how the request that took the key was answered.</summary>
    public Task Keep(ServiceDb db, IdempotencyKey key, Answer answer, CancellationToken stop)
    {
        var (headers, body) = (JsonSerializer.Serialize(answer.Headers), seal.Protect(answer.Body));
        return RowOf(db, key).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Status, answer.Status).SetProperty(row => row.Headers, headers).SetProperty(row => row.Body, body), stop);
    }

    /// <summary>How the request that took the key was answered.</summary>
    /// <exception cref="KeyReused">That one asked for something else.</exception>
    public async Task<Answer> Read(ServiceDb db, IdempotencyKey key, byte[] hash, CancellationToken stop)
    {
        var row = await RowOf(db, key).AsNoTracking().SingleOrDefaultAsync(stop)
            ?? throw new NotReady("这个幂等键刚刚过期，请再提交一次。", "This key has just run out; send the request again.", retryAfterSeconds: 1);
        try
        {
            return seal.Unprotect(row.BodyHash).AsSpan().SequenceEqual(hash)
                ? new(row.Status, JsonSerializer.Deserialize<Dictionary<string, string>>(row.Headers)!, seal.Unprotect(row.Body))
                : throw new KeyReused();
        }
        catch (CryptographicException)
        {
            // The keys of the data folder are not those of then. Carrying it out again would be worse than not knowing the answer.
            throw new RuleBroken("idempotency.answer-lost", "带这个幂等键的请求已经成功，但当时的答复已无法读取。请查看列表确认结果，新的提交请换一个幂等键。",
                "A request with this key was carried out, but its answer can no longer be read. Look up the result; use a new key for a new request.");
        }
    }

    private static IQueryable<IdempotencyKeyRow> RowOf(ServiceDb db, IdempotencyKey key) => db.Set<IdempotencyKeyRow>()
        .Where(row => row.Caller == key.Caller && row.Route == key.Route && row.Key == key.Key);
}

/// <summary>A key came again with other content: answered 422.</summary>
internal sealed class KeyReused : Exception;
