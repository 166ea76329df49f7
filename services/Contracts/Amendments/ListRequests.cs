using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Amendments;

/// <summary>What was asked for after a contract's registration, newest first, with what would change.</summary>
internal static class ListRequests
{
    /// <param name="Changes">Against the content as it is now while the request waits; empty afterwards, when the history tells.</param>
    internal sealed record Item(
        Guid Id, string Kind, string Status, string Reason, string AskedBy, DateTimeOffset AskedAt, string? DecidedBy, DateTimeOffset? DecidedAt,
        string? Note, IReadOnlyList<FieldChange> Changes);

    internal sealed record Response(IReadOnlyList<Item> Items);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/{id:guid}/requests", Handle)
        .For(Roles.Enterprise, Roles.Institute, Roles.Broker, Roles.Registrar, Roles.Supervisor, Roles.Administrator)
        .WithName("ListRequests").WithSummary("Amendments and cancellations asked for").Produces<Response>().ProducesProblem(404);

    private static async Task<IResult> Handle(Guid id, Caller caller, ContractsDb db, CancellationToken stop)
    {
        var contract = await db.Seen(id, caller, stop);
        var requests = await db.Requests.AsNoTracking().Where(request => request.ContractId == id).OrderByDescending(request => request.AskedAt).ToListAsync(stop);
        return Results.Ok(new Response([.. requests.Select(request => Of(request, contract))]));
    }

    private static Item Of(ChangeRequest r, Contract contract) => new(
        r.Id, r.Kind, r.Status, r.Reason, r.AskedBy, r.AskedAt, r.DecidedBy, r.DecidedAt, r.Note,
        r is { Status: ChangeRequest.Waiting, Terms: { } terms } ? contract.Terms.DifferenceTo(terms) : []);
}
