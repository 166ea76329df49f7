using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Objections;

/// <summary>The objections to decisions on a contract with their answers, newest first.</summary>
internal static class ListObjections
{
    internal sealed record Item(
        Guid Id, string Text, string RaisedBy, DateTimeOffset RaisedAt, string? Outcome, string? Answer, string? AnsweredBy, DateTimeOffset? AnsweredAt);

    internal sealed record Response(IReadOnlyList<Item> Items);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/{id:guid}/objections", Handle)
        .For(Roles.Enterprise, Roles.Institute, Roles.Broker, Roles.Registrar, Roles.Supervisor, Roles.Administrator)
        .WithName("ListObjections").WithSummary("Objections to decisions on a contract").Produces<Response>().ProducesProblem(404);

    private static async Task<IResult> Handle(Guid id, Caller caller, ContractsDb db, CancellationToken stop)
    {
        await db.Seen(id, caller, stop);
        return Results.Ok(new Response(await db.Objections.AsNoTracking().Where(objection => objection.ContractId == id)
            .OrderByDescending(objection => objection.RaisedAt)
            .Select(o => new Item(o.Id, o.Text, o.RaisedBy, o.RaisedAt, o.Outcome, o.Answer, o.AnsweredBy, o.AnsweredAt)).ToListAsync(stop)));
    }
}
