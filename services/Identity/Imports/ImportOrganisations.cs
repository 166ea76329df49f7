using Microsoft.EntityFrameworkCore;
using TechMarket.Events;
using TechMarket.Events.Codes;
using TechMarket.Identity.Organisations;
using TechMarket.Platform.Importing;

namespace TechMarket.Identity.Imports;

internal sealed record OrganisationRow(OrganisationDetails Details, bool Demo);

/// <summary>
/// Takes in organisations as verified. One that registered itself, or came from another source, is left alone: its members keep it.
/// </summary>
internal sealed class ImportOrganisations(IdentityDb db, TimeProvider clock) : IImport<OrganisationRow>
{
    public OrganisationRow Read(ImportRow row)
    {
        var code = CreditCode.Normalise(row.Needed("creditCode", 40));
        if (code.Length > 0 && CreditCode.Explain(code) is { } fault)
        {
            row.Wrong("creditCode", fault, fault);
        }
        var kind = row.Code("kind", OrganisationKinds.All);
        var district = row.Code("district", Districts.All);
        foreach (var (column, value) in new[] { ("kind", kind), ("district", district) })
        {
            if (value is null && !row.Faults.Any(said => said.Column == column))
            {
                row.Wrong(column, "不能为空", "Must not be empty");
            }
        }
        return new(new OrganisationDetails(
            code, row.Needed("name", 100), row.Text("nameEn", 200), kind, district, row.Text("address", 200), row.Text("contact", 100),
            row.Text("phone", 40), row.Text("about", 2000)), row.Flag("demo"));
    }

    public string IdOf(OrganisationRow row) => row.Details.CreditCode!;

    public async Task<Applied> Apply(IReadOnlyList<Imported<OrganisationRow>> rows, string source, CancellationToken stop)
    {
        var codes = rows.Select(row => row.Id).ToList();
        var known = await db.Organisations.Where(o => codes.Contains(o.CreditCode)).ToDictionaryAsync(o => o.CreditCode, stop);
        var done = default(Applied);
        foreach (var row in rows)
        {
            done += Apply(row, known.GetValueOrDefault(row.Id), source);
        }
        return done;
    }

    private Applied Apply(Imported<OrganisationRow> row, Organisation? organisation, string source)
    {
        if (organisation is not null && (organisation.Source != source || organisation.RowHash == row.Hash))
        {
            return new(0, 0, 1);
        }
        var now = clock.GetUtcNow();
        var isNew = organisation is null;
        organisation ??= db.Organisations.Add(Organisation.Register(row.Row.Details, now, row.Row.Demo)).Entity;
        organisation.Import(row.Row.Details, source, row.Hash, now);
        if (isNew)
        {
            db.Say(new OrganisationRegistered(organisation.State(), now));
        }
        db.Say(new OrganisationReviewed(organisation.State(), null, now));
        return isNew ? new(1, 0, 0) : new(0, 1, 0);
    }
}
