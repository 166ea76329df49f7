using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Incentives;

/// <summary>The sheet on tax and incentives of a registered contract: what may apply to its type, each with its source. It decides nothing.</summary>
internal static class ShowIncentives
{
    /// <param name="Confirmed">False while the wording was not checked against the source.</param>
    internal sealed record Item(string Code, string Title, string Text, string Basis, bool Confirmed);

    /// <param name="Notice">Who decides; belongs on every page that shows the items.</param>
    /// <param name="TechnologyAmount">元.</param>
    /// <param name="Verified">技术性收入 verified so far, 元.</param>
    internal sealed record Response(
        string Number, string Title, string? Type, string Status, decimal? TechnologyAmount, decimal Verified, string Notice, IReadOnlyList<Item> Items);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/{id:guid}/incentives", Handle)
        .For(Roles.Enterprise, Roles.Institute, Roles.Broker, Roles.Registrar, Roles.Supervisor, Roles.Administrator)
        .WithName("ShowIncentives").WithSummary("Tax and incentives that may apply to a registered contract").Produces<Response>().ProducesProblem(404);

    private static async Task<IResult> Handle(Guid id, Caller caller, ContractsDb db, CancellationToken stop)
    {
        var c = await db.Seen(id, caller, stop);
        var number = c.Number ?? throw new NotHere("合同登记之后才有税收与奖励信息单。", "There is a sheet once the contract is registered.");
        return Results.Ok(new Response(number, c.Terms.Title, c.Terms.Type, c.Status, c.Terms.TechnologyAmount, c.VerifiedIncome,
            T("本页只提供信息，不作任何决定：是否适用、如何办理，由税务机关决定。", "This sheet informs and decides nothing: whether a relief applies, and how, is for the tax office to decide."),
            [.. Relief.All.Where(relief => relief.Types.Contains(c.Terms.Type)).Select(r => new Item(r.Code, r.TitleNow, r.TextNow, r.BasisNow, r.Confirmed))]));
    }
}
