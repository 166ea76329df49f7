using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Amendments;

/// <summary>The editions of a registered content, newest first: each with its seal and with what differs from the one before, or from any other asked for.</summary>
internal static class ListEditions
{
    /// <param name="Until">When the next one took its place; null for the one in force.</param>
    /// <param name="Sha256">Taken when it was sealed.</param>
    /// <param name="Intact">True when the content still has this hash.</param>
    /// <param name="Changes">Against the edition before it; empty for the first.</param>
    internal sealed record Item(int Edition, DateTimeOffset? Until, string? Sha256, bool Intact, Terms Terms, IReadOnlyList<FieldChange> Changes);

    internal sealed record Response(string? Number, string Title, IReadOnlyList<Item> Items);

    internal sealed record Comparison(int From, int To, IReadOnlyList<FieldChange> Changes);

    public static void Map(IEndpointRouteBuilder routes)
    {
        string[] readers = [Roles.Enterprise, Roles.Institute, Roles.Broker, Roles.Registrar, Roles.Supervisor, Roles.Administrator];
        routes.MapGet("/api/contracts/{id:guid}/editions", Handle).For(readers)
            .WithName("ListEditions").WithSummary("The editions of a registered contract").Produces<Response>().ProducesProblem(404);
        routes.MapGet("/api/contracts/{id:guid}/editions/{from:int}/differences/{to:int}", Compare).For(readers)
            .WithName("CompareEditions").WithSummary("What differs between two editions").Produces<Comparison>().ProducesProblem(404);
    }

    private static async Task<IResult> Handle(Guid id, Caller caller, ContractsDb db, CancellationToken stop)
    {
        var contract = await db.Seen(id, caller, stop);
        var all = await Editions(contract, db, stop);
        return Results.Ok(new Response(contract.Number, contract.Terms.Title, [.. all.Select((edition, place) => edition with
        {
            Changes = place == 0 ? [] : all[place - 1].Terms.DifferenceTo(edition.Terms),
        }).Reverse()]));
    }

    private static async Task<IResult> Compare(Guid id, int from, int to, Caller caller, ContractsDb db, CancellationToken stop)
    {
        var all = await Editions(await db.Seen(id, caller, stop), db, stop);
        Item One(int edition) => all.FirstOrDefault(one => one.Edition == edition) ?? throw new NotHere("没有这个版本。", "There is no such edition.");
        return Results.Ok(new Comparison(from, to, One(from).Terms.DifferenceTo(One(to).Terms)));
    }

    /// <summary>Oldest first; none before the registration.</summary>
    private static async Task<List<Item>> Editions(Contract contract, ContractsDb db, CancellationToken stop)
    {
        var earlier = await db.Editions.AsNoTracking().Where(edition => edition.ContractId == contract.Id).OrderBy(edition => edition.Edition).ToListAsync(stop);
        return contract.Number is null ? [] :
        [
            .. earlier.Select(e => new Item(e.Edition, e.Until, e.ContentHash, e.ContentHash == contract.ContentHashOf(e.Terms, e.Edition), e.Terms, [])),
            new Item(contract.Edition, null, contract.ContentHash, contract.ContentHash == contract.HashOfContent(), contract.Terms, []),
        ];
    }
}
