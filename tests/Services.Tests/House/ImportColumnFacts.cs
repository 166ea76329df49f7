using System.Text;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.Contracts.Imports;
using TechMarket.Identity.Imports;
using TechMarket.Listings.Imports;
using TechMarket.Platform.Importing;
using TechMarket.Portal.Pages.Admin;
using TechMarket.Portal.Web;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.House;

/// <summary>What people are told of import files is what the services read.</summary>
public sealed class ImportColumnFacts(SharedMarket shared) : IClassFixture<SharedMarket>
{
    public static TheoryData<string> Kinds => ["needs", "results", "contracts", "organisations"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_columns_told_are_those_read_and_the_required_ones_those_missed(string kind)
    {
        var empty = Read(kind, new ImportRow(0));
        Assert.Equal(empty.Asked.Order(StringComparer.Ordinal), ImportColumns.Of[kind].Select(column => column.Name).Order(StringComparer.Ordinal));
        Assert.Equal(empty.Faults.Select(fault => fault.Column).Order(StringComparer.Ordinal), ImportColumns.Of[kind].Where(column => column.Needed).Select(column => column.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_sample_file_has_no_fault(string kind)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(ImportSamples.Csv(kind)));
        await foreach (var row in FileRows.Read(file, "csv", ",", "utf-8", CancellationToken.None))
        {
            Assert.Empty(Read(kind, row).Faults);
            return;
        }
        Assert.Fail("The sample has no row.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_document_names_every_column(string kind)
    {
        var document = File.ReadAllText(Sources.Path("docs/import.md"));
        var section = document.Split($"## `{kind}`")[1].Split("\n## ")[0];
        Assert.All(ImportColumns.Of[kind], column => Assert.Contains($"| `{column.Name}` | {(column.Needed ? "yes" : "")}", section, StringComparison.Ordinal));
    }

    private ImportRow Read(string kind, ImportRow row)
    {
        using var scope = shared.Market.Services.CreateScope();
        _ = kind switch
        {
            "needs" => (object)scope.ServiceProvider.GetRequiredService<ImportNeeds>().Read(row),
            "results" => scope.ServiceProvider.GetRequiredService<ImportResults>().Read(row),
            "contracts" => scope.ServiceProvider.GetRequiredService<ImportContracts>().Read(row),
            _ => scope.ServiceProvider.GetRequiredService<ImportOrganisations>().Read(row),
        };
        return row;
    }
}
