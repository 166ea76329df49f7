using TechMarket.Matching.Cases;
using TechMarket.Matching.Copies;
using TechMarket.Matching.Holdings;
using TechMarket.Matching.Suggestions;
using TechMarket.Platform;
using TechMarket.Platform.Messaging;

namespace TechMarket.Matching;

/// <summary>The broker's desk: from suggestion to agreement.</summary>
public sealed class MatchingService : IService
{
    public string Name => "matching";

    public void Add(WebApplicationBuilder builder)
    {
        var settings = new Settings(builder.Configuration);
        var services = builder.Services;
        services.AddServiceDb<MatchingDb>(settings, Name);
        services.AddNeighbour<SearchClient>(settings, "search");
        services.AddSingleton(PairingLimits.From(settings));
        services.AddScoped<Pairing>();
        services.AddHostedService<SuggestForImports>();
    }

    public void Hear(Consumers consumers) => consumers
        .Add<MatchingDb, KnowListing>()
        .Add<MatchingDb, KnowOrganisation>()
        .Add<MatchingDb, KnowBroker>()
        .Add<MatchingDb, SuggestMatches>()
        .Add<MatchingDb, ScoreAnew>()
        .Add<MatchingDb, FollowContract>();

    public void Map(IEndpointRouteBuilder routes)
    {
        SuggestionsOfListing.Map(routes);
        MySuggestions.Map(routes);
        OpenSuggestions.Map(routes);
        DismissSuggestion.Map(routes);
        Outcomes.Map(routes);
        TakeCase.Map(routes);
        MyCases.Map(routes);
        OneCase.Map(routes);
        Introduce.Map(routes);
        Agree.Map(routes);
        Decline.Map(routes);
        CloseCase.Map(routes);
        PlanNextAction.Map(routes);
        AddNote.Map(routes);
        HeldListings.Map(routes);
        HeldOrganisations.Map(routes);
        HeldBrokers.Map(routes);
        HeldSuggestions.Map(routes);
        HeldCases.Map(routes);
    }
}
