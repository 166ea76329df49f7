using TechMarket.Listings.Holdings;
using TechMarket.Listings.Imports;
using TechMarket.Listings.Lists;
using TechMarket.Listings.Needs;
using TechMarket.Listings.Organisations;
using TechMarket.Listings.Results;
using TechMarket.Platform;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Importing;
using TechMarket.Platform.Messaging;

namespace TechMarket.Listings;

/// <summary>What enterprises ask for and institutes offer.</summary>
public sealed class ListingsService : IService
{
    public string Name => "listings";

    public void Add(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddServiceDb<ListingsDb>(new Settings(builder.Configuration), Name);
        services.AddSingleton<Views>();
        services.AddHostedService(provider => provider.GetRequiredService<Views>());
        services.AddHostedService<ExpireNeeds>();
        services.AddImport<ListingsDb, ImportNeeds, NeedRow>("needs");
        services.AddImport<ListingsDb, ImportResults, ResultRow>("results");
    }

    public void Hear(Consumers consumers) => consumers
        .Add<ListingsDb, KnowOrganisation>()
        .Add<ListingsDb, CloseMetNeed>();

    public void Map(IEndpointRouteBuilder routes)
    {
        PostNeed.Map(routes);
        SaveNeed.Map(routes);
        ReadNeed.Map(routes);
        SubmitNeed.Map(routes);
        WithdrawNeed.Map(routes);
        MeetNeed.Map(routes);
        ReviewNeed.Map(routes);
        DeleteNeed.Map(routes);
        MyNeeds.Map(routes);
        PostResult.Map(routes);
        SaveResult.Map(routes);
        ReadResult.Map(routes);
        SubmitResult.Map(routes);
        WithdrawResult.Map(routes);
        ReviewResult.Map(routes);
        DeleteResult.Map(routes);
        MyResults.Map(routes);
        RecentListings.Map(routes);
        Counts.Map(routes);
        ListingsByIds.Map(routes);
        Feed.Map(routes);
        WaitingReviews.Map(routes);
        HeldListings.Map(routes);
        HeldOrganisations.Map(routes);
        routes.MapImports<ListingsDb>(Name, Roles.Integration);
    }
}
