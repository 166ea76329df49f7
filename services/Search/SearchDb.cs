using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using TechMarket.Platform.Messaging;
using TechMarket.Search.Wording;

namespace TechMarket.Search;

/// <summary>Search keeps its listings in the index; the database holds what it says and has heard, and what people told it.</summary>
internal sealed class SearchDb(DbContextOptions<SearchDb> options) : ServiceDb(options, "search")
{
    public DbSet<SynonymList> Synonyms => Set<SynonymList>();

    protected override void Shape(ModelBuilder model) => SynonymList.Map(model);
}

internal sealed class SearchDbDesign : IDesignTimeDbContextFactory<SearchDb>
{
    public SearchDb CreateDbContext(string[] args) => new(Database.DesignOptions<SearchDb>("search"));
}
