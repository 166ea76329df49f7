using Microsoft.EntityFrameworkCore;
using TechMarket.Contracts.Histories;
using TechMarket.Contracts.Organisations;
using TechMarket.Contracts.Registration;
using TechMarket.Platform;
using TechMarket.Platform.Importing;
using TechMarket.Platform.Messaging;

namespace TechMarket.Contracts.Imports;

/// <summary>
/// Takes in contracts registered elsewhere or before, so that last year's base is there. Those without a number get one of the import
/// office's own range. No event is said: no case waits for an old contract, and the track record counts what was registered here.
/// </summary>
internal sealed class ImportContracts(ContractsDb db, Numbering numbering, TimeProvider clock) : IImport<ContractRow>
{
    private readonly Dictionary<string, string> numbersInFile = [];

    public ContractRow Read(ImportRow row)
    {
        var read = ContractRow.Read(row, clock.Today());
        if (read.Number is { } number && !numbersInFile.TryAdd(number, read.ExternalId) && numbersInFile[number] != read.ExternalId)
        {
            row.Wrong("number", "文件中另一行已有相同的登记编号", "Another row of this file has the same number");
        }
        return read;
    }

    public string IdOf(ContractRow row) => row.ExternalId;

    public async Task<Applied> Apply(IReadOnlyList<Imported<ContractRow>> rows, string source, CancellationToken stop)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var known = await db.Contracts.Where(c => c.Source == source && ids.Contains(c.ExternalId!)).ToDictionaryAsync(c => c.ExternalId!, stop);
        var touched = rows.Where(row => known.GetValueOrDefault(row.Id)?.RowHash != row.Hash).ToList();
        var unchanged = rows.Count - touched.Count;
        await MustBeFree(touched, known, stop);
        MustNotHaveEnded(touched, known);
        MustLeaveWhatWasBuiltOn(touched, known);
        var parties = await Parties(touched, stop);
        await numbering.Keep(db, touched.Select(row => row.Row.Number).OfType<string>(), stop);
        var free = await FreeNumbers(touched.Where(row => row.Row.Number is null && !known.ContainsKey(row.Id)), stop);
        var added = new List<Contract>();
        var began = new List<ContractChange>();
        foreach (var row in touched)
        {
            var (contract, change) = Write(row, source, known.GetValueOrDefault(row.Id), parties, free);
            if (known.ContainsKey(row.Id))
            {
                db.Changes.Add(change);
                continue;
            }
            added.Add(contract);
            began.Add(change);
        }
        await Store(added, began, stop);
        return new Applied(added.Count, touched.Count - added.Count, unchanged);
    }

    /// <summary>New contracts and the first entries of their histories, which may be very many, past the change tracker.</summary>
    private async Task Store(List<Contract> added, List<ContractChange> began, CancellationToken stop)
    {
        var chains = began.ConvertAll(ChangeChain.BeginningWith);
        await db.Copy(added, stop);
        await db.Copy(began, stop);
        await db.Copy(chains, stop);
    }

    private (Contract Contract, ContractChange Change) Write(
        Imported<ContractRow> row, string source, Contract? known, Dictionary<string, Organisation> parties, Dictionary<int, Queue<string>> free)
    {
        var now = clock.GetUtcNow();
        var (content, before) = (row.Row, known?.Terms ?? new Terms());
        var contract = known ?? Contract.Imported(new Terms(), source, row.Id, now);
        var number = content.Number ?? known?.Number ?? free[content.RegisteredOn.Year].Dequeue();
        var terms = content.Terms with { Seller = Known(content.Terms.Seller, parties), Buyer = Known(content.Terms.Buyer, parties) };
        contract.TakeOver(terms, number, numbering.OfficeOf(number), content.RegisteredOn, row.Hash, content.Demo, now);
        return (contract, ContractChange.Of(contract, "imported", null, source, now, number, known is null ? [] : before.DifferenceTo(terms)));
    }

    /// <summary>A number belongs to one contract, whoever brought it.</summary>
    private async Task MustBeFree(List<Imported<ContractRow>> rows, Dictionary<string, Contract> known, CancellationToken stop)
    {
        var numbers = rows.Select(row => row.Row.Number).OfType<string>().ToList();
        var taken = await db.Contracts.Where(c => numbers.Contains(c.Number!)).Select(c => new { c.Number, c.Id }).ToDictionaryAsync(c => c.Number!, c => c.Id, stop);
        foreach (var row in rows.Where(row => row.Row.Number is { } number && taken.TryGetValue(number, out var owner) && owner != known.GetValueOrDefault(row.Id)?.Id).ToList())
        {
            row.Wrong("number", "登记编号已被另一份合同使用", "The number belongs to another contract");
            rows.Remove(row);
        }
    }

    /// <summary>What was cancelled or revoked here does not come back with a file.</summary>
    private static void MustNotHaveEnded(List<Imported<ContractRow>> rows, Dictionary<string, Contract> known)
    {
        foreach (var row in rows.Where(row => known.GetValueOrDefault(row.Id) is { IsEnded: true }).ToList())
        {
            row.Wrong("id", "这份合同的登记已注销或撤销，不能再由导入更改", "The registration of this contract has ended; an import cannot change it");
            rows.Remove(row);
        }
    }

    /// <summary>Income verified here, and a list it is in, rest on the content as it is.</summary>
    private static void MustLeaveWhatWasBuiltOn(List<Imported<ContractRow>> rows, Dictionary<string, Contract> known)
    {
        foreach (var row in rows.Where(row => known.GetValueOrDefault(row.Id) is { } contract
            && (contract.ListId is not null || !contract.CoversIncome(row.Row.Terms.TechnologyAmount))).ToList())
        {
            if (known[row.Id].ListId is not null)
            {
                row.Wrong("id", "这份合同已列入登记清单，不能再由导入更改", "This contract is in a registration list; an import cannot change it");
            }
            else
            {
                row.Wrong("technologyAmount", "技术交易额低于已核定的技术性收入", "The technology amount is less than the income already verified");
            }
            rows.Remove(row);
        }
    }

    private async Task<Dictionary<int, Queue<string>>> FreeNumbers(IEnumerable<Imported<ContractRow>> rows, CancellationToken stop)
    {
        var free = new Dictionary<int, Queue<string>>();
        foreach (var year in rows.GroupBy(row => row.Row.RegisteredOn.Year))
        {
            free[year.Key] = new(await numbering.Take(db, numbering.ImportOffice, year.Key, year.Count(), stop));
        }
        return free;
    }

    private async Task<Dictionary<string, Organisation>> Parties(List<Imported<ContractRow>> rows, CancellationToken stop)
    {
        var codes = rows.SelectMany(row => new[] { row.Row.Terms.Seller.CreditCode, row.Row.Terms.Buyer.CreditCode }).OfType<string>().Distinct().ToList();
        var found = await db.Organisations.AsNoTracking().Where(o => codes.Contains(o.CreditCode)).ToListAsync(stop);
        return found.DistinctBy(o => o.CreditCode).ToDictionary(o => o.CreditCode);
    }

    private static Party Known(Party party, Dictionary<string, Organisation> known) =>
        party.CreditCode is { } code && known.TryGetValue(code, out var organisation) ? party with { OrganisationId = organisation.Id } : party;
}
