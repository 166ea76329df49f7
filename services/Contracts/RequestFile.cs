using TechMarket.Platform;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts;

/// <summary>A file that is the body of a request.</summary>
internal static class RequestFile
{
    /// <summary>Reads it whole.</summary>
    /// <exception cref="FileTooLarge">It is longer than <paramref name="most"/> bytes.</exception>
    public static async Task<byte[]> ReadFile(this HttpRequest request, int most, bool mayBeSplit, CancellationToken stop)
    {
        request.HttpContext.TakeAnySize();
        if (request.ContentLength > most)
        {
            throw new FileTooLarge(most, mayBeSplit);
        }
        var file = new byte[request.ContentLength ?? most + 1];
        var length = await request.Body.ReadAtLeastAsync(file, file.Length, throwOnEndOfStream: false, stop);
        return length > most ? throw new FileTooLarge(most, mayBeSplit) : length == file.Length ? file : file[..length];
    }
}
