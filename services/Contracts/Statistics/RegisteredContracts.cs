using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TechMarket.Events.Codes;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Statistics;

/// <summary>The rows behind a figure, newest registration first, with their count and sums.</summary>
internal static class RegisteredContracts
{
    /// <param name="Count">Of all rows, not of this page; so are the sums, in 元.</param>
    internal sealed record Response(IReadOnlyList<ContractLine> Items, string? Next, int Count, decimal Sum, decimal TechnologySum);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/contracts/registered", Handle)
        .For(Roles.Registrar, Roles.Supervisor, Roles.Administrator, Roles.Service, Roles.Integration)
        .WithName("RegisteredContracts").WithSummary("Registered contracts behind a figure")
        .WithDescription($"Narrowed by any of: {string.Join(", ", Dimension.All.Select(dimension => dimension.Name))}.").Produces<Response>().ProducesProblem(400);

    private static async Task<IResult> Handle(
        DateOnly? from, DateOnly? to, string? district, string? side, string? after, int? limit,
        ContractsDb db, HttpContext http, CancellationToken stop)
    {
        var filter = Filter(from, to, district, side, http.Request.Query);
        await using var moment = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);
        var sums = await ReadSums.Of(db, filter, stop);
        var size = Paging.Limit(limit, 50);
        var read = await After(filter.Apply(db.Contracts.AsNoTracking()), after).OrderByDescending(c => c.RegisteredOn).ThenByDescending(c => c.Id)
            .Take(size + 1).Select(ContractLine.From).ToListAsync(stop);
        var page = read.ToPage(size, Key, http);
        return Results.Ok(new Response(page.Items, page.Next, sums.Count, sums.Total, sums.Technology));
    }

    /// <exception cref="ShapeWrong">A value is not known.</exception>
    public static RowFilter Filter(DateOnly? from, DateOnly? to, string? district, string? side, IQueryCollection query) =>
        Checked(new RowFilter(from, to, Text(district), Text(side) ?? RowFilter.Seller) { By = Asked(query) });

    private static IQueryable<Contract> After(IQueryable<Contract> rows, string? cursor) =>
        Cursors.Read(cursor, Position) is var (on, id)
            ? rows.Where(c => c.RegisteredOn <= on && (c.RegisteredOn < on || c.Id.CompareTo(id) < 0)) // so that the index begins where the page does
            : rows;

    private static (DateOnly On, Guid Id)? Position(string key) =>
        key.Split('|') is [var day, var last] && Guid.TryParse(last, out var id)
            && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            ? (on, id)
            : null;

    private static string Key(ContractLine line) => $"{Canonical.Of(line.RegisteredOn)}|{line.Id}";

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static RowFilter Checked(RowFilter filter) =>
        filter.Side is not (RowFilter.Seller or RowFilter.Buyer) ? throw Unknown("side", "seller, buyer")
        : filter.District is not null && !RowFilter.IsDistrict(filter.District) ? throw Unknown("district", $"350500, other, {Districts.All.Known}")
        : Dimension.All.FirstOrDefault(d => filter.By.TryGetValue(d.Name, out var value) && !d.Has(value)) is { } wrong ? throw Unknown(wrong.Name, wrong.Known)
        : filter;

    private static Dictionary<string, string> Asked(IQueryCollection query) => Dimension.All
        .Where(dimension => Text(query[dimension.Name]) is not null).ToDictionary(dimension => dimension.Name, dimension => Text(query[dimension.Name])!);

    private static ShapeWrong Unknown(string field, string known) => new(field, $"筛选条件无效，可用：{known}", $"Unknown value; known: {known}");
}
