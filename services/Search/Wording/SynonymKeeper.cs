using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Errors;
using TechMarket.Search.Text;

namespace TechMarket.Search.Wording;

/// <summary>The synonyms that searches use now. Here a change works at once, in other instances within seconds.</summary>
internal sealed partial class SynonymKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SynonymKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
    private readonly Outage outage = new();
    private uint version;

    public Synonyms Current { get; private set; } = Synonyms.None;

    public void Use(SynonymList list)
    {
        if (list.Version != version)
        {
            (Current, version) = (SynonymLines.Understood(list.Text), list.Version);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await Read(stoppingToken);
                outage.Ends();
            }
            catch (Exception away) when (!stoppingToken.IsCancellationRequested)
            {
                if (outage.Begins() || !Away.Is(away))
                {
                    LogAway(away.Message);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Read(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var lists = scope.ServiceProvider.GetRequiredService<SearchDb>().Synonyms;
        var seen = version;
        if (await lists.AsNoTracking().SingleOrDefaultAsync(list => list.Version != seen, stop) is { } changed)
        {
            Use(changed);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The synonyms could not be read; searches go on with those read before: {Reason}")]
    private partial void LogAway(string reason);
}
