using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.Platform.Idempotency;
using TechMarket.Platform.Messaging;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.House;

/// <summary>Every POST that creates something acts once for each Idempotency-Key; every other one says here why it need not.</summary>
[Collection(MarketTests.Name)]
public sealed class IdempotencyKeyFacts(SharedMarket shared)
{
    private const string SeenVersion = "a step of a record, on the version seen";
    private const string OnlyOnce = "a step of a record that its state lets happen once";
    private const string SameAgain = "leaves things as they are when done again";
    private const string SendsMail = "asked again because no mail came: that is what it is for";

    private const string OnlyLooks = "looks at what was sent and keeps nothing";

    private static readonly Dictionary<string, string> CreateNothing = new()
    {
        ["CheckPaper"] = OnlyLooks,
        ["SubmitContract"] = SeenVersion, ["AcceptContract"] = SeenVersion, ["ReturnContract"] = SeenVersion, ["RefuseContract"] = SeenVersion,
        ["PassOnContract"] = SeenVersion, ["RevokeContract"] = SeenVersion, ["DecideRequest"] = SeenVersion, ["AnswerObjection"] = SeenVersion, ["VerifyReceipt"] = SeenVersion,
        ["ReviewBroker"] = SeenVersion, ["ReviewOrganisation"] = SeenVersion, ["ReviewNeed"] = SeenVersion, ["ReviewResult"] = SeenVersion,
        ["SubmitNeed"] = OnlyOnce, ["SubmitResult"] = OnlyOnce, ["WithdrawNeed"] = OnlyOnce, ["WithdrawResult"] = OnlyOnce, ["MeetNeed"] = OnlyOnce,
        ["Introduce"] = OnlyOnce, ["Decline"] = OnlyOnce, ["CloseCase"] = OnlyOnce, ["ConfirmEmail"] = OnlyOnce,
        ["CheckDraft"] = SameAgain, ["AdviseListing"] = SameAgain, ["DismissSuggestion"] = SameAgain, ["RebuildIndex"] = SameAgain, ["IssueToken"] = SameAgain, ["Unsubscribe"] = SameAgain,
        ["ResendConfirmation"] = SendsMail, ["RequestReset"] = SendsMail,
    };

    /// <summary>These answer 200 although something new comes of them.</summary>
    private static readonly string[] CreateWithout201 = ["AddNote", "AgreeToCase", "RegisterContract"];

    [Fact]
    public void Every_post_that_creates_acts_once_for_each_key()
    {
        var creating = Posts().Where(Creates).ToList();
        Assert.True(creating.Count >= 16, $"only {creating.Count} create anything");
        Assert.Empty(creating.Where(endpoint => Once(endpoint) is null).Select(Named));
    }

    [Fact]
    public void Every_other_post_says_why_it_creates_nothing()
    {
        var others = Posts().Where(endpoint => Once(endpoint) is null).Select(Named).Where(name => !name.StartsWith("ResendMessage-", StringComparison.Ordinal));
        Assert.Equal(CreateNothing.Keys.Order(), others.Order());
    }

    /// <summary>Key and effect are one commit only in one database.</summary>
    [Fact]
    public void Every_key_is_kept_in_the_database_of_its_service()
    {
        using var scope = shared.Market.Services.CreateScope();
        var strays = Posts().Where(endpoint => Once(endpoint) is { } once
            && ((ServiceDb)scope.ServiceProvider.GetRequiredService(once.Db)).Schema != endpoint.RoutePattern.RawText!.Trim('/').Split('/')[1]);
        Assert.Empty(strays.Select(Named));
    }

    [Fact]
    public async Task The_description_of_the_api_shows_the_header()
    {
        foreach (var (service, path) in new[] { ("listings", "needs"), ("contracts", "drafts"), ("matching", "cases"), ("identity", "clients") })
        {
            var document = await shared.Market.Anyone.Read($"openapi/{service}.json");
            var post = document.GetProperty("paths").GetProperty($"/api/{service}/{path}").GetProperty("post");
            var header = post.GetProperty("parameters").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "Idempotency-Key");
            Assert.Equal("header", header.GetProperty("in").GetString());
            Assert.True(post.GetProperty("responses").TryGetProperty("422", out _));
        }
        var needs = (await shared.Market.Anyone.Read("openapi/listings.json")).GetProperty("paths").GetProperty("/api/listings/needs/{id}/submission");
        Assert.DoesNotContain("Idempotency-Key", needs.GetRawText(), StringComparison.Ordinal);
    }

    private static bool Creates(RouteEndpoint endpoint) => CreateWithout201.Contains(Named(endpoint)) || Named(endpoint).StartsWith("Import", StringComparison.Ordinal)
        || endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Any(answer => answer.StatusCode == 201);

    private static OnceByKey? Once(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<OnceByKey>();

    private static string Named(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? endpoint.RoutePattern.RawText!;

    private IEnumerable<RouteEndpoint> Posts() => shared.Market.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().DistinctBy(Named)
        .Where(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true
            && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true);
}
