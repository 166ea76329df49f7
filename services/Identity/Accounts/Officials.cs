using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TechMarket.Identity.Organisations;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Idempotency;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Identity.Accounts;

/// <summary>Administrators invite officials and fellow administrators, and close their accounts.</summary>
internal static class Officials
{
    private static readonly string[] official = [Roles.Registrar, Roles.Supervisor, Roles.Administrator];

    internal sealed record Request(string? Email, string? Name, IReadOnlyList<string>? Roles);

    /// <param name="Status">active, invited or closed.</param>
    internal sealed record Row(Guid Id, string Email, string Name, IReadOnlyList<string> Roles, string Status);

    internal sealed class Shape : AbstractValidator<Request>
    {
        public Shape()
        {
            RuleFor(r => r.Email).Email();
            RuleFor(r => r.Name).PersonName();
            RuleFor(r => r.Roles).NotEmpty().WithMessage(_ => T("请至少选择一个角色", "Choose at least one role"));
            RuleForEach(r => r.Roles).Must(official.Contains)
                .WithMessage(_ => T("角色只能是 ", "Roles are ") + string.Join(", ", official));
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/identity/officials", List).For(Roles.Administrator)
            .WithName("ListOfficials").WithSummary("Officials and administrators, and those invited").Produces<Page<Row>>();
        routes.MapPost("/api/identity/officials", Add).Check<Request>().For(Roles.Administrator)
            .WithName("AddOfficial").WithSummary("Invite an official or administrator by mail")
            .CreatesOnce<IdentityDb>().Produces<InviteMember.Response>(201).ProducesProblem(409);
        routes.MapDelete("/api/identity/officials/{id:guid}", Close).For(Roles.Administrator)
            .WithName("CloseOfficial").WithSummary("Close an official's account; what it did stays").Produces(204).ProducesProblem(404).ProducesProblem(409);
    }

    /// <summary>Accounts and open invitations in the order in which they came (ids are in the order of time).</summary>
    private static async Task<Page<Row>> List(string? after, int? limit, HttpContext http, IdentityDb db, TimeProvider clock, CancellationToken stop)
    {
        var size = Paging.Limit(limit, usual: 100);
        var seen = Guid.TryParse(Paging.Key(after), out var key) ? key : Guid.Empty;
        var now = clock.GetUtcNow();
        var accounts = await db.Accounts.AsNoTracking().Where(a => a.Id > seen && a.Roles.Any(role => official.Contains(role)))
            .OrderBy(a => a.Id).Take(size + 1).ToListAsync(stop);
        var invited = await db.Invitations.AsNoTracking().Where(i => i.Id > seen && i.OrganisationId == null && i.AcceptedAt == null && i.ExpiresAt > now)
            .OrderBy(i => i.Id).Take(size + 1).ToListAsync(stop);
        IEnumerable<Row> rows =
        [
            .. accounts.Select(a => new Row(a.Id, a.Email!, a.Name, a.Roles, a.Disabled ? "closed" : "active")),
            .. invited.Select(i => new Row(i.Id, i.Email, i.Name, i.Roles, "invited")),
        ];
        return rows.OrderBy(row => row.Id).Take(size + 1).ToList().ToPage(size, row => row.Id.ToString(), http);
    }

    private static Task<IResult> Add(Request request, Caller caller, Inviting inviting, CancellationToken stop) =>
        inviting.Invite(request.Email!, request.Name!, request.Roles!.Distinct(), null, caller, stop);

    private static async Task<IResult> Close(Guid id, Caller caller, IdentityDb db, CancellationToken stop)
    {
        if (id == caller.Id)
        {
            throw new RuleBroken("official.own-account", "不能关闭自己的账号。", "You cannot close your own account.");
        }
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == id && a.Roles.Any(role => official.Contains(role)), stop)
            ?? throw new NotHere("没有这位工作人员。", "There is no such official.");
        account.Disabled = true;
        await db.SaveChangesAsync(stop);
        return Results.NoContent();
    }
}
