using Lucene.Net.Search;

namespace TechMarket.Search.Lucene;

/// <summary>
/// Shows what was written: at once when somebody waits for it, though not more often than every 25 ms, otherwise once a second. Lucene's own thread for this
/// dies when the disk is full and leaves everybody waiting; here they are told.
/// </summary>
internal sealed class Refreshing : IDisposable
{
    private static readonly TimeSpan AtMost = TimeSpan.FromMilliseconds(25), AtLeast = TimeSpan.FromSeconds(1);
    private readonly object gate = new();
    private readonly SearcherManager searchers;
    private readonly Action<Exception> failed;
    private readonly Thread thread;
    private long written, shown;
    private bool awaited, ended;

    public Refreshing(SearcherManager searchers, Action<Exception> failed)
    {
        (this.searchers, this.failed) = (searchers, failed);
        thread = new Thread(Run) { IsBackground = true, Name = "search index refresh" };
        thread.Start();
    }

    public void Wrote() => Interlocked.Increment(ref written);

    /// <summary>Returns once everything written before the call can be found; false when that will not be.</summary>
    public bool Wait()
    {
        var target = Interlocked.Read(ref written);
        lock (gate)
        {
            while (shown < target && !ended)
            {
                awaited = true;
                Monitor.PulseAll(gate);
                Monitor.Wait(gate);
            }
            return shown >= target;
        }
    }

    public void Dispose()
    {
        End();
        thread.Join();
    }

    private void Run()
    {
        try
        {
            while (Due())
            {
                var target = Interlocked.Read(ref written);
                searchers.MaybeRefreshBlocking();
                lock (gate)
                {
                    shown = target;
                    Monitor.PulseAll(gate);
                }
                // On a thread of its own, so that nobody is held up: what comes meanwhile is shown together.
                Thread.Sleep(AtMost);
            }
        }
        catch (Exception error)
        {
            failed(error);
            End();
        }
    }

    /// <summary>Waits until somebody waits, or for a second. False when all is over.</summary>
    private bool Due()
    {
        lock (gate)
        {
            for (var until = Environment.TickCount64 + (long)AtLeast.TotalMilliseconds; !awaited && !ended && until > Environment.TickCount64;)
            {
                Monitor.Wait(gate, (int)Math.Max(1, until - Environment.TickCount64));
            }
            awaited = false;
            return !ended;
        }
    }

    private void End()
    {
        lock (gate)
        {
            ended = true;
            Monitor.PulseAll(gate);
        }
    }
}
