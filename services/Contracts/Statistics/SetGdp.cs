using FluentValidation;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Contracts.Statistics;

/// <summary>A supervisor enters 地区生产总值 of a year, with where it was printed.</summary>
internal static class SetGdp
{
    /// <param name="Amount">元.</param>
    internal sealed record Request(decimal? Amount, string? Source);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Amount).Must(amount => amount is > 0 and < 1_000_000_000_000_000m)
                .WithMessage(_ => T("请填写地区生产总值（元），须大于 0", "Enter the gross regional product in 元; above 0"));
            RuleFor(r => r.Source).Must(source => source?.Trim().Length is > 0 and <= 200)
                .WithMessage(_ => T("请填写数据来源，不超过 200 字，例如“2025 年统计公报”", "Say where it was printed, in at most 200 characters"));
        }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/api/contracts/gdp/{year:int}", Handle).Check<Request>()
        .For(Roles.Supervisor)
        .WithName("SetGdp").WithSummary("Enter a year's gross regional product (If-Match)").Produces<ListGdp.Item>()
        .ProducesProblem(412).ProducesProblem(428);

    private static async Task<IResult> Handle(
        int year, string? scope, Request request, Caller caller, ContractsDb db, TimeProvider clock, HttpContext http, CancellationToken stop)
    {
        ReadGoal.MustBeAYear(year);
        var place = ReadGoal.ScopeOf(scope);
        var gdp = await db.Gdp.FindAsync([year, place], stop);
        http.MustHaveSeen(gdp?.Version ?? 0);
        gdp ??= db.Gdp.Add(new Gdp { Year = year, Scope = place }).Entity;
        (gdp.Amount, gdp.Source, gdp.SetBy, gdp.SetAt) = (request.Amount!.Value, request.Source!.Trim(), caller.Name, clock.GetUtcNow());
        await SetGoal.Save(db, stop);
        http.Tag(gdp.Version);
        return Results.Ok(ListGdp.Item.Of(gdp));
    }
}
