using TechMarket.Contracts.Organisations;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Idempotency;

namespace TechMarket.Contracts.Texts;

/// <summary>The seller adds a file of the contract's text to what it will file (国科发政字〔2000〕063号 and the measures of 2026: the full text, electronic ones too).</summary>
internal static class AddText
{
    public const int MostBytes = 20 * 1024 * 1024;

    /// <param name="Size">Bytes.</param>
    /// <param name="Sha256">Of the file, lower-case hex.</param>
    internal sealed record Response(Guid Id, string Name, string MediaType, int Size, string Sha256);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/contracts/{id:guid}/texts", Handle)
        .For(Roles.Enterprise, Roles.Institute)
        .WithName("AddText").WithSummary("Add a file of the contract's text to a draft")
        .WithDescription($"The body is the file: PDF, OFD, JPEG or PNG, told by its content and not by its name; at most 20 MB, and {Contract.MostTexts} files a contract. `name` is the file's name.")
        .Accepts<byte[]>("application/octet-stream", [.. TextFormat.MediaTypes]).CreatesOnce<ContractsDb>(MostBytes).Produces<Response>(201)
        .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(413).ProducesProblem(415);

    private static async Task<IResult> Handle(
        Guid id, string? name, HttpRequest request, Caller caller, ContractsDb db, TimeProvider clock, CancellationToken stop)
    {
        (await db.Own(id, caller, stop)).MustBeOpen();
        await db.MustBeVerified(caller, stop);
        var file = await request.ReadFile(MostBytes, mayBeSplit: true, stop);
        db.ChangeTracker.Clear(); // what was read before the file came is read anew, under the lock
        await using var commit = await db.Begin(stop);
        var contract = await db.OwnAlone(id, caller, stop);
        var text = ContractText.Of(contract, file, name, caller, clock.GetUtcNow());
        contract.AddText(text.Sha256);
        db.Texts.Add(text);
        db.Changes.Add(ContractChange.Of(contract, "text-added", caller, text.AddedAt, text.Name, [new("text", null, text.Sha256)]));
        await db.SaveChangesAsync(stop);
        await commit.CommitAsync(stop);
        return Results.Created($"/api/contracts/{id}/texts/{text.Id}", new Response(text.Id, text.Name, text.MediaType, text.Size, text.Sha256));
    }
}
