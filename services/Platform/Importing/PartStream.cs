using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Messaging;

namespace TechMarket.Platform.Importing;

/// <summary>Reads an uploaded file from its parts, one at a time.</summary>
internal sealed class PartStream(ServiceDb db, Guid job) : Stream
{
    private byte[] part = [];
    private int number, position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position == part.Length && !await Next(cancellationToken))
        {
            return 0;
        }
        var count = Math.Min(buffer.Length, part.Length - position);
        part.AsMemory(position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    private async Task<bool> Next(CancellationToken stop)
    {
        part = await db.Set<ImportPart>().AsNoTracking().Where(p => p.JobId == job && p.Number == number)
            .Select(p => p.Bytes).SingleOrDefaultAsync(stop) ?? [];
        number++;
        position = 0;
        return part.Length > 0;
    }
}
