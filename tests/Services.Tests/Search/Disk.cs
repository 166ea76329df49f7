using Lucene.Net.Store;

namespace TechMarket.Tests.Search;

/// <summary>A disk that can be full.</summary>
internal sealed class Disk(string path, Func<bool> full) : NIOFSDirectory(path)
{
    public override IndexOutput CreateOutput(string name, IOContext context) =>
        full() ? throw new IOException("No space left on device") : base.CreateOutput(name, context);
}
