using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using TechMarket.Events;
using TechMarket.Platform.Errors;
using TechMarket.Search.Text;

namespace TechMarket.Search.Lucene;

/// <summary>
/// One Lucene index in one folder, open for writing and searching. What is written can be found within some 25 ms and survives a crash from the
/// next commit on; the commit also names how far the source had been read (the mark). While it is being filled beside another one it does not answer.
/// </summary>
internal sealed class LuceneFolder : IDisposable
{
    private const string MarkKey = "mark", TermsKey = "terms";

    /// <summary>Megabytes of listings held before they become a segment: many while filling, so that little is merged; few beside what answers.</summary>
    private const double Filling = 160, Answering = 48;

    private readonly BaseDirectory directory;
    private readonly IndexWriter writer;
    private readonly SearcherManager searchers;
    private readonly Versions versions;
    private readonly System.Threading.Lock committing = new();
    private string? read, committed;
    private Refreshing? refreshing;
    private Exception? broken;

    /// <param name="check">Whether it may have been damaged since it was written.</param>
    private LuceneFolder(string path, Func<string, BaseDirectory> store, Action<Exception> troubled, bool check)
    {
        Path = path;
        directory = store(path);
        var found = DirectoryReader.IndexExists(directory);
        read = committed = found ? MarkIn(directory, check) : null;
        writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
        {
            OpenMode = OpenMode.CREATE_OR_APPEND,
            Similarity = new BM25Similarity(),
            RAMBufferSizeMB = Filling,
            MergePolicy = new TieredMergePolicy { SegmentsPerTier = 5, MaxMergeAtOnce = 5 },
            MergeScheduler = new Merging(troubled),
        });
        try
        {
            searchers = new SearcherManager(writer, true, new Searchers());
            versions = Versions.Load(searchers);
        }
        catch
        {
            writer.Rollback();
            directory.Dispose();
            throw;
        }
    }

    public string Path { get; }

    public string? Mark => Volatile.Read(ref read);

    public long Count => versions.Visible;

    /// <summary>Opens the folder. An index that is damaged or made with other terms is thrown away and begun anew, without a mark.</summary>
    public static LuceneFolder Open(string path, Func<string, BaseDirectory> store, Action<Exception> troubled)
    {
        System.IO.Directory.CreateDirectory(path);
        try
        {
            return new LuceneFolder(path, store, troubled, check: true);
        }
        catch (Exception error) when (error is not LockObtainFailedException
            and (IOException or InvalidDataException or ArgumentException or IndexOutOfRangeException or NullReferenceException or InvalidOperationException))
        {
            troubled(error);
            System.IO.Directory.Delete(path, recursive: true);
            System.IO.Directory.CreateDirectory(path);
            return new LuceneFolder(path, store, troubled, check: true);
        }
    }

    /// <summary>Writing failed, as on a full disk: what was not yet durable may be lost, so that nothing more is written until the folder is opened anew.</summary>
    public bool IsBroken => Volatile.Read(ref broken) is not null;

    /// <summary>The same folder as it was last made durable. The old one goes on answering until it is disposed, also when this fails.</summary>
    public LuceneFolder Reopened(Func<string, BaseDirectory> store, Action<Exception> troubled)
    {
        writer.Rollback();
        return new LuceneFolder(Path, store, troubled, check: false).Answer();
    }

    public bool Upsert(Listing listing) => Write(listing.Id, listing.Version, visible: true, () => ListingDocument.Of(listing));

    public bool Remove(Guid id, long version) => Write(id, version, visible: false, () => ListingDocument.Removed(id, version));

    /// <summary>From now on what is written can be found soon after.</summary>
    public LuceneFolder Answer()
    {
        writer.Config.RAMBufferSizeMB = Answering;
        refreshing = new Refreshing(searchers, error => Volatile.Write(ref broken, error));
        refreshing.Wrote();
        return this;
    }

    public void WaitUntilVisible()
    {
        if (refreshing?.Wait() == false || IsBroken)
        {
            throw Failed();
        }
    }

    public void MoveMark(string mark) => Volatile.Write(ref read, mark);

    public T Search<T>(Func<IndexSearcher, T> ask)
    {
        var searcher = searchers.Acquire();
        try
        {
            return ask(searcher);
        }
        finally
        {
            searchers.Release(searcher);
        }
    }

    /// <summary>The mark is read before the commit: whatever it covers is in. Says whether anything had changed.</summary>
    public bool Commit()
    {
        lock (committing)
        {
            var mark = Mark;
            if (mark == committed && !writer.HasUncommittedChanges())
            {
                return false;
            }
            var data = new Dictionary<string, string> { [TermsKey] = FoldTables.Version };
            if (mark is not null)
            {
                data[MarkKey] = mark;
            }
            Whole(() =>
            {
                writer.SetCommitData(data);
                writer.Commit();
            });
            committed = mark;
            return true;
        }
    }

    /// <summary>What is not durable yet is forgotten.</summary>
    public void Abandon()
    {
        refreshing?.Dispose();
        searchers.Dispose();
        writer.Rollback();
        directory.Dispose();
    }

    public void Dispose()
    {
        try
        {
            if (!IsBroken)
            {
                Commit();
            }
        }
        finally
        {
            Abandon();
        }
    }

    private bool Write(Guid id, long version, bool visible, Func<Document> document) => versions.IfNewer(id, version, visible, () =>
    {
        Whole(() => writer.UpdateDocument(ListingDocument.Term(id), document()));
        refreshing?.Wrote();
    });

    /// <summary>Lucene drops what it holds in memory when it cannot write: from then on only what was durable is sure.</summary>
    private void Whole(Action write)
    {
        if (IsBroken)
        {
            throw Failed();
        }
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            Volatile.Write(ref broken, error);
            throw Failed();
        }
    }

    private NotReady Failed() => new($"搜索索引暂时无法写入（{broken?.Message}），恢复后会自动补上，请稍候再试。", $"The search index cannot be written at the moment ({broken?.Message}); it makes good for it by itself. Try again shortly.");

    private static string? MarkIn(BaseDirectory directory, bool check)
    {
        using var reader = DirectoryReader.Open(directory);
        foreach (var leaf in check ? reader.Leaves : [])
        {
            leaf.AtomicReader.CheckIntegrity();
        }
        var data = reader.IndexCommit.UserData;
        if (data.TryGetValue(TermsKey, out var terms) && terms != FoldTables.Version)
        {
            throw new InvalidDataException($"The index was made with terms of version {terms}, this is {FoldTables.Version}.");
        }
        return data.TryGetValue(MarkKey, out var mark) ? mark : null;
    }

    /// <summary>A merge that fails loses nothing and is tried again later; Lucene would end the thread with it.</summary>
    private sealed class Merging(Action<Exception> troubled) : ConcurrentMergeScheduler
    {
        protected override void HandleMergeException(Exception exc) => troubled(exc);
    }
}
