using Microsoft.Extensions.Caching.Memory;
using TechMarket.Platform;
using TechMarket.Platform.Messaging;
using TechMarket.Search.Holdings;
using TechMarket.Search.Indexing;
using TechMarket.Search.Lucene;
using TechMarket.Search.Querying;
using TechMarket.Search.Ranking;
using TechMarket.Search.Records;
using TechMarket.Search.Saved;
using TechMarket.Search.Wording;

namespace TechMarket.Search;

/// <summary>Finds listings, and scores one side of the market against the other.</summary>
public sealed class SearchService : IService
{
    public string Name => "search";

    public void Add(WebApplicationBuilder builder)
    {
        var settings = new Settings(builder.Configuration);
        settings.OneOf("Search", "lucene");
        builder.Services.AddServiceDb<SearchDb>(settings, Name);
        builder.Services.AddNeighbour<ListingsFeed>(settings, "listings");
        builder.Services.AddSingleton<ITextIndex>(provider => LuceneIndex.At(
            settings, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<LuceneIndex>>()));
        builder.Services.AddSingleton<IndexKeeper>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<IndexKeeper>());
        builder.Services.AddKeyedSingleton(nameof(FindAlike), (_, _) => new MemoryCache(new MemoryCacheOptions { SizeLimit = 10_000 }));
        builder.Services.AddSingleton<SynonymKeeper>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<SynonymKeeper>());
        builder.Services.AddSingleton<RankerKeeper>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<RankerKeeper>());
        builder.Services.AddSingleton<RecordKeeper>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<RecordKeeper>());
        AddSavedSearches(builder.Services);
        builder.Services.AddHealthChecks().AddCheck<IndexHealth>("search-index");
    }

    private static void AddSavedSearches(IServiceCollection services)
    {
        services.AddSingleton<StandingSearches>();
        services.AddSingleton<UnsubscribeTokens>();
        services.AddScoped<AlertMail>();
        services.AddHostedService<RaiseAlerts>();
        services.AddHostedService<MailInstantAlerts>();
        services.AddHostedService<MailDigests>();
    }

    public void Hear(Consumers consumers) => consumers
        .Add<SearchDb, IndexNeed>()
        .Add<SearchDb, IndexResult>()
        .Add<SearchDb, ForgetClosed>()
        .Add<SearchDb, KnowContract>();

    public void Map(IEndpointRouteBuilder routes)
    {
        FindListings.Map(routes);
        FindInstitutes.Map(routes);
        FindExperts.Map(routes);
        SuggestListings.Map(routes);
        FindRelated.Map(routes);
        FindAlike.Map(routes);
        AdviseListing.Map(routes);
        IndexStatus.Map(routes);
        RebuildIndex.Map(routes);
        ReadSynonyms.Map(routes);
        EditSynonyms.Map(routes);
        ReadRankers.Map(routes);
        LearnRanker.Map(routes);
        SwitchRanker.Map(routes);
        HeldListings.Map(routes);
        MapSavedSearches(routes);
    }

    private static void MapSavedSearches(IEndpointRouteBuilder routes)
    {
        SaveSearch.Map(routes);
        MySavedSearches.Map(routes);
        ChangeSavedSearch.Map(routes);
        DeleteSavedSearch.Map(routes);
        MyAlerts.Map(routes);
        ReadAlerts.Map(routes);
        Unsubscribe.Map(routes);
    }
}
