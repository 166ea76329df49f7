namespace TechMarket.Platform.Tables;

/// <summary>Unpacks a part of a workbook up to a limit, counted as it comes: what the file itself says of its size may be untrue.</summary>
internal sealed class BoundedStream(Stream unpacked, long packedBytes, long most) : Stream
{
    /// <summary>Deflate reaches 1000; sheets that people fill stay below 100.</summary>
    private const int MostRatio = 250;
    private const long AlwaysFine = 32L * 1024 * 1024;

    private long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var got = unpacked.Read(buffer);
        read += got;
        return read <= most && (read <= AlwaysFine || read <= packedBytes * MostRatio) ? got : throw XlsxBook.Wrong(
            "Excel 文件解压后过大，不能导入。请删去多余的行、列和格式，或分成几个文件上传。",
            "The Excel file unpacks to far too much and is not taken. Remove needless rows, columns and formats, or upload it in several files.");
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unpacked.Dispose();
        }
        base.Dispose(disposing);
    }
}
