using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;
using TechMarket.Platform;
using TechMarket.Portal.Clients;
using TechMarket.Portal.Components;
using TechMarket.Portal.Web;

namespace TechMarket.Portal;

/// <summary>The pages people use. They keep nothing: what they show and do goes through the other services' APIs, as the signed-in user.</summary>
public sealed class PortalService : IService
{
    public string Name => "portal";

    public void Add(WebApplicationBuilder builder)
    {
        var settings = new Settings(builder.Configuration);
        var services = builder.Services;
        SignIn.Add(services, settings);
        Gateway.Add(services);
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.AddOutputCache(options => options.AddPolicy(PublicPages.Name, new PublicPages()));
        services.AddResponseCompression();
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddHttpClient<MarketHealth>(client => client.Timeout = TimeSpan.FromSeconds(5));
        services.AddHttpClient<MarketApi>(client => client.Timeout = TimeSpan.FromSeconds(20));
    }

    public void Use(WebApplication app) => app.UseWhen(
        http => IsPage(http.Request.Path),
        pages =>
        {
            PageHeaders.Use(pages, app.Services.GetRequiredService<Settings>());
            pages.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = http => StatusPages.Show(http, StatusCodes.Status500InternalServerError) });
            pages.UseStatusCodePages(context => StatusPages.Show(context.HttpContext, context.HttpContext.Response.StatusCode));
            pages.UseOutputCache();
            pages.UseResponseCompression();
        });

    public void Map(IEndpointRouteBuilder routes)
    {
        Gateway.Map(routes, routes.ServiceProvider.GetRequiredService<Settings>());
        AssetFiles.Map(routes);
        SignIn.Map(routes);
        ImportSamples.Map(routes);
        Exports.Map(routes);
        routes.MapRazorComponents<App>();
    }

    private static bool IsPage(PathString path) =>
        !path.StartsWithSegments("/api") && !path.StartsWithSegments("/connect") && !path.StartsWithSegments("/health")
        && !path.StartsWithSegments("/openapi") && !path.StartsWithSegments("/assets") && !path.StartsWithSegments("/.well-known");
}
