using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Messaging;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.House;

/// <summary>The rules of every endpoint and every database, looked at in the running market.</summary>
[Collection(MarketTests.Name)]
public sealed class EndpointFacts(SharedMarket shared)
{
    /// <summary>Bodies in which everything is optional; each with the reason why <c>{}</c> is a sound request.</summary>
    private static readonly Dictionary<string, string> MayBeEmpty = new()
    {
        ["WithdrawNeed"] = "a reason is welcome but not needed",
        ["WithdrawResult"] = "a reason is welcome but not needed",
        ["MeetNeed"] = "a note is welcome but not needed",
        ["AgreeToCase"] = "amount and type may follow in the contract",
        ["RegisterContract"] = "the registrar may leave the technology amount as filed",
    };

    [Fact]
    public void Every_api_endpoint_says_who_may_call_it()
    {
        Assert.NotEmpty(Api());
        var silent = Api().Where(endpoint => endpoint.Metadata.GetMetadata<WhoMayCall>() is null).Select(Name);
        Assert.Empty(silent);
    }

    [Fact]
    public void Every_api_endpoint_has_a_summary()
    {
        var undocumented = Api().Where(endpoint => endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>() is null).Select(Name);
        Assert.Empty(undocumented);
    }

    [Fact]
    public async Task Every_body_answers_400_to_an_empty_object()
    {
        var accepted = new List<string>();
        foreach (var endpoint in Api().Where(TakesJson).Where(e => !MayBeEmpty.ContainsKey(Named(e) ?? "")))
        {
            var client = await ClientFor(endpoint);
            var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
                segment.Parts is [Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal] ? literal.Content : Value(segment)));
            using var body = new StringContent("{}", Encoding.UTF8, "application/json");
            using var request = new HttpRequestMessage(new HttpMethod(Method(endpoint)), path) { Content = body };
            request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            using var answer = await client.SendAsync(request);
            if (answer.StatusCode != HttpStatusCode.BadRequest)
            {
                accepted.Add($"{Name(endpoint)}: {(int)answer.StatusCode}");
            }
        }
        Assert.Empty(accepted);
    }

    [Fact]
    public void Every_database_maps_only_its_own_schema()
    {
        using var scope = shared.Market.Services.CreateScope();
        var strays = Databases(scope.ServiceProvider).SelectMany(db => db.Model.GetEntityTypes()
            .Where(entity => entity.GetTableName() is not null && entity.GetSchema() != db.Schema)
            .Select(entity => $"{db.GetType().Name}: {entity.GetSchema()}.{entity.GetTableName()}"));
        Assert.Empty(strays);
        Assert.Equal(5, Databases(scope.ServiceProvider).Select(db => db.Schema).Distinct().Count());
    }

    [Fact]
    public void Every_model_has_its_migration()
    {
        using var scope = shared.Market.Services.CreateScope();
        Assert.All(Databases(scope.ServiceProvider), db => Assert.False(db.Database.HasPendingModelChanges(), db.GetType().Name));
    }

    private static IEnumerable<ServiceDb> Databases(IServiceProvider services) => AppDomain.CurrentDomain.GetAssemblies()
        .Where(assembly => assembly.GetName().Name?.StartsWith("TechMarket.", StringComparison.Ordinal) == true)
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsSubclassOf(typeof(ServiceDb)) && !type.IsAbstract && !type.Assembly.GetName().Name!.EndsWith("Tests", StringComparison.Ordinal))
        .Select(type => (ServiceDb)services.GetRequiredService(type));

    private IEnumerable<RouteEndpoint> Api() => shared.Market.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true)
        .DistinctBy(Name);

    private async Task<HttpClient> ClientFor(RouteEndpoint endpoint)
    {
        var roles = endpoint.Metadata.GetMetadata<WhoMayCall>()!.Roles;
        return roles.Contains("anyone") ? shared.Market.Anyone
            : roles.Contains("signed-in") ? await shared.Market.As(Roles.Enterprise)
            : roles[0] == Roles.Service ? await shared.Market.AsService()
            : await shared.Market.As(roles[0]);
    }

    private static bool TakesJson(RouteEndpoint endpoint) => Method(endpoint) is "POST" or "PUT"
        && endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is { } accepts && accepts.ContentTypes.Contains("application/json");

    private static string Method(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";

    private static string Value(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPathSegment segment) =>
        segment.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter
            ? parameter.ParameterPolicies.Any(policy => policy.Content == "int") ? "2026" : parameter.Name is "year" ? "2026" : Guid.NewGuid().ToString()
            : "x";

    private static string? Named(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName;

    private static string Name(RouteEndpoint endpoint) => $"{Method(endpoint)} {endpoint.RoutePattern.RawText}";
}
