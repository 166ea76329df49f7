using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Registration;

/// <summary>What waits for registrars, oldest first; with <c>overdue</c> only what should have been decided by now.</summary>
internal static class OpenQueue
{
    private static readonly string[] waiting = [Contract.Submitted, Contract.Accepted, Contract.SecondReview];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/queue", Handle)
        .For(Roles.Registrar, Roles.Supervisor, Roles.Administrator)
        .WithName("OpenQueue").WithSummary("Contracts waiting for a decision").Produces<Page<ContractLine>>();

    private static async Task<IResult> Handle(
        string? status, bool? overdue, string? after, int? limit, ContractsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        var size = Paging.Limit(limit);
        var today = clock.Today();
        var queue = Of(db.Contracts.AsNoTracking(), status, overdue, today);
        if (Cursors.Read(after, Position) is var (since, id))
        {
            queue = queue.Where(c => c.SubmittedAt > since || (c.SubmittedAt == since && c.Id.CompareTo(id) > 0));
        }
        var read = await queue.Take(size + 1).Select(ContractLine.From).ToListAsync(stop);
        var takers = await TakersOf(read, db, clock.GetUtcNow(), stop);
        return Results.Ok(read.ToPage(size, Key, http).Select(line => line with { TakenBy = takers.GetValueOrDefault(line.Id), Overdue = line.DecideBy < today }));
    }

    /// <summary>Oldest first.</summary>
    public static IQueryable<Contract> Of(IQueryable<Contract> contracts, string? status, bool? overdue, DateOnly today) => contracts
        .Where(c => waiting.Contains(c.Status) && (string.IsNullOrEmpty(status) || c.Status == status) && (overdue != true || c.DecideBy < today))
        .OrderBy(c => c.SubmittedAt).ThenBy(c => c.Id);

    private static Task<Dictionary<Guid, string>> TakersOf(List<ContractLine> lines, ContractsDb db, DateTimeOffset now, CancellationToken stop)
    {
        var ids = lines.ConvertAll(line => line.Id);
        return db.Claims.Where(claim => ids.Contains(claim.ContractId) && claim.Until > now).ToDictionaryAsync(claim => claim.ContractId, claim => claim.By, stop);
    }

    private static (DateTimeOffset Since, Guid Id)? Position(string key) =>
        key.Split('|') is [var at, var last] && long.TryParse(at, CultureInfo.InvariantCulture, out var ticks)
            && ticks >= 0 && ticks <= DateTimeOffset.MaxValue.Ticks && Guid.TryParse(last, out var id)
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : null;

    private static string Key(ContractLine line) =>
        string.Create(CultureInfo.InvariantCulture, $"{line.SubmittedAt?.UtcTicks ?? 0}|{line.Id}");
}
