using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;

namespace TechMarket.Contracts.Texts;

/// <summary>The seller takes a file off again. Its name and hash stay in the history.</summary>
internal static class RemoveText
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/api/contracts/{id:guid}/texts/{text:guid}", Handle)
        .For(Roles.Enterprise, Roles.Institute)
        .WithName("RemoveText").WithSummary("Take a text off a draft").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    private static async Task<IResult> Handle(Guid id, Guid text, Caller caller, ContractsDb db, TimeProvider clock, CancellationToken stop)
    {
        var contract = await db.Own(id, caller, stop);
        contract.MustBeOpen();
        var line = (await TextLine.Of(id, db, stop)).Find(one => one.Id == text) ?? throw ContractText.Missing();
        contract.RemoveText(line.Sha256);
        db.Changes.Add(ContractChange.Of(contract, "text-removed", caller, clock.GetUtcNow(), line.Name, [new("text", line.Sha256, null)]));
        await using var commit = await db.Begin(stop);
        await db.SaveChangesAsync(stop);
        await db.Texts.Where(one => one.Id == text).ExecuteDeleteAsync(stop);
        await commit.CommitAsync(stop);
        return Results.NoContent();
    }
}
