using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Tables;

namespace TechMarket.Contracts.Exports;

/// <summary>A list of contracts as a file, read by one statement (so that it is of one moment) and sent while it is read.</summary>
internal static class ContractFile
{
    public static TableFile Of(IQueryable<Contract> contracts, string? format, string name, DateOnly today) => new(
        format, $"{name}-{today.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}", ContractColumns.All, Rows(contracts));

    private static async IAsyncEnumerable<object?[]> Rows(IQueryable<Contract> contracts)
    {
        await foreach (var line in contracts.AsNoTracking().Select(ContractLine.From).AsAsyncEnumerable())
        {
            yield return ContractColumns.Row(line);
        }
    }
}
