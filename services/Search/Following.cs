using TechMarket.Platform.Errors;

namespace TechMarket.Search;

/// <summary>Keeps in memory what the database says: a change made here works at once, one made by another instance within seconds.</summary>
/// <param name="what">What is read, for the log.</param>
internal abstract partial class Following(IServiceScopeFactory scopes, TimeProvider clock, ILogger log, string what) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
    private readonly Outage outage = new();

    private volatile bool hasRead;

    /// <summary>For what is concluded once and kept: before the first look nothing is known, whatever the database says.</summary>
    public void MustHaveRead()
    {
        if (!hasRead)
        {
            throw new NotReady("搜索服务正在启动，请稍候再试。", "The search service is starting; try again shortly.");
        }
    }

    protected abstract Task Read(SearchDb db, CancellationToken stop);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await Read(scope.ServiceProvider.GetRequiredService<SearchDb>(), stoppingToken);
                hasRead = true;
                outage.Ends();
            }
            catch (Exception away) when (!stoppingToken.IsCancellationRequested)
            {
                if (outage.Begins() || !Away.Is(away))
                {
                    LogAway(what, away.Message);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The {What} could not be read; those read before stay in use: {Reason}")]
    private partial void LogAway(string what, string reason);
}
