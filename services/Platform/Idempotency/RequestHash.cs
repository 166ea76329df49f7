using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using TechMarket.Platform.Errors;

namespace TechMarket.Platform.Idempotency;

/// <summary>Tells whether two requests ask for the same: SHA-256 over the query and the raw body.</summary>
internal static class RequestHash
{
    private const int Portion = 64 * 1024;

    /// <summary>Reads the body to its end (a long one by way of a temporary file) and puts it back for the handler.</summary>
    /// <exception cref="FileTooLarge">The body is longer than the endpoint takes.</exception>
    public static async Task<byte[]> Of(HttpRequest request, long? mostBytes, CancellationToken stop)
    {
        LiftLimit(request, mostBytes);
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(request.QueryString.Value + "\n"));
        var buffer = new byte[Portion];
        var all = 0L;
        while (await request.Body.ReadAsync(buffer, stop) is var read and > 0)
        {
            all += read;
            if (all > mostBytes)
            {
                throw new FileTooLarge(mostBytes.Value);
            }
            hash.AppendData(buffer, 0, read);
        }
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    /// <summary>Where the endpoint has a limit of its own it is counted here, so that the answer can say what it is.</summary>
    private static void LiftLimit(HttpRequest request, long? mostBytes)
    {
        if (request.ContentLength > mostBytes)
        {
            throw new FileTooLarge(mostBytes.Value);
        }
        if (mostBytes is not null)
        {
            request.HttpContext.TakeAnySize();
        }
    }
}
