using Microsoft.EntityFrameworkCore;
using TechMarket.Events.Codes;
using TechMarket.Platform;
using TechMarket.Platform.Auth;

namespace TechMarket.Identity.Organisations;

/// <summary>Organisations for officials: those waiting oldest first, all others newest first.</summary>
internal static class ListOrganisations
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/identity/organisations", Handle)
        .For(Roles.Supervisor, Roles.Registrar, Roles.Administrator, Roles.Service)
        .WithName("ListOrganisations").WithSummary("Organisations by status, kind and name or credit code").Produces<Page<OrganisationView>>();

    private static async Task<Page<OrganisationView>> Handle(
        string? status, string? kind, string? q, string? after, int? limit, HttpContext http, IdentityDb db, CancellationToken stop)
    {
        var size = Paging.Limit(limit);
        var found = Filter(db.Organisations.AsNoTracking(), status, kind, q);
        var seen = Guid.TryParse(Paging.Key(after), out var key) ? key : (Guid?)null;
        found = status == Organisation.Waiting
            ? found.Where(o => seen == null || o.Id > seen).OrderBy(o => o.Id)
            : found.Where(o => seen == null || o.Id < seen).OrderByDescending(o => o.Id);
        var rows = await found.Take(size + 1).ToListAsync(stop);
        return rows.ConvertAll(OrganisationView.Of).ToPage(size, o => o.Id.ToString(), http);
    }

    private static IQueryable<Organisation> Filter(IQueryable<Organisation> all, string? status, string? kind, string? q)
    {
        if (!string.IsNullOrEmpty(status))
        {
            all = all.Where(o => o.Status == status);
        }
        if (!string.IsNullOrEmpty(kind))
        {
            all = all.Where(o => o.Kind == kind);
        }
        if (string.IsNullOrWhiteSpace(q))
        {
            return all;
        }
        var part = $"%{q.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        var code = CreditCode.Normalise(q);
        return all.Where(o => EF.Functions.ILike(o.Name, part) || EF.Functions.ILike(o.NameEn!, part) || o.CreditCode == code);
    }
}
