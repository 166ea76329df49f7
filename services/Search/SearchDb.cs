using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using TechMarket.Platform.Messaging;
using TechMarket.Search.Ranking;
using TechMarket.Search.Records;
using TechMarket.Search.Saved;
using TechMarket.Search.Wording;

namespace TechMarket.Search;

/// <summary>Search keeps its listings in the index; the database holds what it says and has heard, what people told it, the learned rankers, the sold contracts, and the saved searches with their alerts.</summary>
internal sealed class SearchDb(DbContextOptions<SearchDb> options) : ServiceDb(options, "search")
{
    public DbSet<SynonymList> Synonyms => Set<SynonymList>();
    public DbSet<Ranker> Rankers => Set<Ranker>();
    public DbSet<SoldContract> SoldContracts => Set<SoldContract>();
    public DbSet<SavedSearch> Searches => Set<SavedSearch>();
    public DbSet<Alert> Alerts => Set<Alert>();
    public DbSet<HeardListing> Heard => Set<HeardListing>();

    protected override void Shape(ModelBuilder model)
    {
        SynonymList.Map(model);
        Ranker.Map(model);
        SoldContract.Map(model);
        SavedSearch.Map(model);
        Alert.Map(model);
        HeardListing.Map(model);
    }
}

internal sealed class SearchDbDesign : IDesignTimeDbContextFactory<SearchDb>
{
    public SearchDb CreateDbContext(string[] args) => new(Database.DesignOptions<SearchDb>("search"));
}
