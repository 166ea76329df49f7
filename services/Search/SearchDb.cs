using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using TechMarket.Platform.Messaging;

namespace TechMarket.Search;

/// <summary>Search keeps its listings in the index; the database holds only what it says and has heard.</summary>
internal sealed class SearchDb(DbContextOptions<SearchDb> options) : ServiceDb(options, "search");

internal sealed class SearchDbDesign : IDesignTimeDbContextFactory<SearchDb>
{
    public SearchDb CreateDbContext(string[] args) => new(Database.DesignOptions<SearchDb>("search"));
}
