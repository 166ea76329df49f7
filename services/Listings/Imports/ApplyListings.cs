using Microsoft.EntityFrameworkCore;
using TechMarket.Listings.Organisations;
using TechMarket.Platform.Importing;

namespace TechMarket.Listings.Imports;

/// <summary>
/// Adds and changes imported listings, each owned by its organisation where the market knows it, otherwise by the operator.
/// One that is closed here stays closed, and one its owner has edited stays as the owner wrote it, whatever the file says later.
/// </summary>
internal sealed class ApplyListings(ListingsDb db, string source, DateTimeOffset now)
{
    public async Task<Applied> Apply<T, TRow>(
        DbSet<T> all, IReadOnlyList<Imported<TRow>> rows, Func<TRow, ListedRow> listed, Action<T, TRow> write, CancellationToken stop)
        where T : Posted, new()
        where TRow : class
    {
        var ids = rows.Select(row => row.Id).ToList();
        var known = await all.Where(posted => posted.Source == source && ids.Contains(posted.SourceId!)).ToDictionaryAsync(posted => posted.SourceId!, stop);
        var changed = rows.Where(row => known.GetValueOrDefault(row.Id) is not { } posted || (posted.FollowsItsFile && posted.RowHash != row.Hash)).ToList();
        var owners = await Owners(changed.Select(row => listed(row.Row).CreditCode), stop);
        var numbers = await db.NextChanges(changed.Count, stop);
        foreach (var (row, number) in changed.Zip(numbers))
        {
            var posted = known.GetValueOrDefault(row.Id) ?? all.Add(new T { CreatedAt = now, Source = source, SourceId = row.Id }).Entity;
            var owner = owners[listed(row.Row).CreditCode ?? ""];
            WriteShared(posted, listed(row.Row), owner);
            write(posted, row.Row);
            posted.RowHash = row.Hash;
            posted.Change = number;
            posted.Tell(db, owner.Name, now);
        }
        return new(changed.Count(row => !known.ContainsKey(row.Id)), changed.Count(row => known.ContainsKey(row.Id)), rows.Count - changed.Count);
    }

    private void WriteShared(Posted posted, ListedRow row, KnownOrganisation owner)
    {
        posted.OrganisationId = owner.Id;
        posted.Title = row.Title;
        posted.Field = row.Field;
        posted.Industry = row.Industry;
        posted.Maturity = row.Maturity;
        posted.Modes = [.. row.Modes];
        posted.Keywords = [.. row.Keywords];
        posted.District = row.District ?? (owner.Id == KnownOrganisation.Operator ? null : owner.District);
        posted.Demo = row.Demo;
        posted.PublishImported(row.PublishedAt ?? posted.PublishedAt ?? now);
    }

    /// <summary>Owners by credit code; codes the market does not know, and none, lead to the operator.</summary>
    private async Task<Dictionary<string, KnownOrganisation>> Owners(IEnumerable<string?> creditCodes, CancellationToken stop)
    {
        var codes = creditCodes.Select(code => code ?? "").Distinct().ToList();
        var known = (await db.Organisations.AsNoTracking().Where(o => codes.Contains(o.CreditCode)).ToListAsync(stop)).ToLookup(o => o.CreditCode);
        var importer = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == KnownOrganisation.Operator, stop);
        return codes.ToDictionary(code => code, code => known[code].FirstOrDefault() ?? importer);
    }
}
