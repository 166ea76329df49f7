using Microsoft.Extensions.Logging;
using TechMarket.Platform.Errors;

namespace TechMarket.Platform.Messaging;

/// <summary>
/// Work that a service does again and again in the background. It begins when the schema is ready and goes on whatever happens: what is
/// away is told of once, and once when it is back; any other failure each time.
/// </summary>
public sealed partial class Rounds<TDb>(Schema<TDb> schema, ILogger<Rounds<TDb>> log) where TDb : ServiceDb
{
    /// <param name="what">The work in words, for the log.</param>
    /// <param name="round">One round.</param>
    /// <param name="pause">Until the next round; it may end early.</param>
    /// <param name="stop">Ends it.</param>
    public async Task Repeat(string what, Func<CancellationToken, Task> round, Func<CancellationToken, Task> pause, CancellationToken stop)
    {
        await schema.Ready(stop);
        var outage = new Outage();
        while (true)
        {
            try
            {
                await round(stop);
                if (outage.Ends())
                {
                    LogBack(schema.Service, what);
                }
            }
            catch (Exception failed) when (!stop.IsCancellationRequested)
            {
                Tell(failed, what, outage);
            }
            await pause(stop);
        }
    }

    private void Tell(Exception failed, string what, Outage outage)
    {
        if (!Away.Is(failed))
        {
            LogFailed(failed, schema.Service, what);
        }
        else if (outage.Begins())
        {
            LogAway(schema.Service, what, failed.GetBaseException().Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Service}: {What} waits for what is away: {Reason}")]
    private partial void LogAway(string service, string what, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Service}: {What} goes on.")]
    private partial void LogBack(string service, string what);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Service}: {What} failed; tried again in the next round.")]
    private partial void LogFailed(Exception failed, string service, string what);
}
