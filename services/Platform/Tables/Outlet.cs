using System.Buffers;

namespace TechMarket.Platform.Tables;

/// <summary>
/// Takes in what a ZipArchive writes, which it does synchronously here and there, and passes it on asynchronously from time to time: a
/// server allows nothing else. Holds one portion of the file at most.
/// </summary>
internal sealed class Outlet(Stream target) : Stream
{
    private readonly ArrayBufferWriter<byte> held = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public async Task PassOn(CancellationToken stop)
    {
        await target.WriteAsync(held.WrittenMemory, stop);
        held.ResetWrittenCount();
    }

    public override void Write(byte[] buffer, int offset, int count) => held.Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer) => held.Write(buffer);

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
