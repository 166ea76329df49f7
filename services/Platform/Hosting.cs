using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;
using TechMarket.Platform.Idempotency;
using TechMarket.Platform.Messaging;

namespace TechMarket.Platform;

/// <summary>Opens the door: one service alone, or all of them in one process.</summary>
public static class Hosting
{
    /// <summary>In bytes: a hundred thousand characters of Chinese, escaped.</summary>
    private const int LongestAddress = 1_000_000;

    /// <summary>Runs the services until the process is told to stop. The exit code is 1 when a setting stops the start.</summary>
    public static async Task<int> Run(string[] args, params IService[] services)
    {
        try
        {
            await using var app = Build(args, services, builder => MayRun(services, new Settings(builder.Configuration)));
            await app.RunAsync();
            return 0;
        }
        catch (SettingWrong wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{taken.Message} Another program listens there; set Market:Listen (environment variable Market__Listen).");
            return 1;
        }
    }

    /// <summary>A service by itself that is told of no broker and no neighbour would look well and hear nothing.</summary>
    private static void MayRun(IService[] services, Settings settings)
    {
        if (services is not [var alone])
        {
            return;
        }
        if (alone.Name != "portal" && settings.Bus == "memory")
        {
            throw new SettingWrong("Market:Bus is memory, which carries nothing between processes; a service by itself needs rabbitmq (Market__Bus, Market__RabbitMq).");
        }
        if (alone.Name != "identity")
        {
            settings.Required("Addresses:identity");
        }
    }

    /// <summary>Builds the host without starting it.</summary>
    public static WebApplication Build(string[] args, IReadOnlyList<IService> services, Action<WebApplicationBuilder>? more = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        more?.Invoke(builder);
        var settings = new Settings(builder.Configuration);
        builder.WebHost.UseUrls(settings.Listen);
        // An address that is too long is refused by whoever reads it, with a reason: the server itself would only say 414.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestLineSize = LongestAddress);
        AddFloor(builder, settings);
        var consumers = new List<Consumers>();
        foreach (var service in services)
        {
            AddRoom(builder, service, consumers);
        }
        builder.Services.AddMarketBus(settings, consumers);
        var app = builder.Build();
        Pipeline(app, services);
        return app;
    }

    private static void AddFloor(WebApplicationBuilder builder, Settings settings)
    {
        // What fails in the database is told of, once, by whoever asked for it.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        builder.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("OpenIddict", LogLevel.Warning);
        builder.Logging.AddFilter("Yarp", LogLevel.Warning);
        // Says of every page with a form that it keeps the page from being cached, as it must.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        // A start that fails is told of in the sentence of Run; a service that breaks later is Critical.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // What is away is told of once, by who watches it, and not at every attempt.
        builder.Logging.AddFilter("MassTransit", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        var services = builder.Services;
        services.AddSingleton(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<EventTypes>();
        // Within the 30 s that service managers usually allow before they kill.
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(25));
        services.AddProblemDetails(options => options.CustomizeProblemDetails = Problems.Complete);
        services.AddExceptionHandler<Problems>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Encoder =
            System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        services.AddMarketAccess(settings);
        services.AddMarketLimits(settings);
        services.AddDataProtection().SetApplicationName("techmarket")
            .PersistKeysToFileSystem(new DirectoryInfo(SharedKeys.FolderOf(settings)));
        services.AddHostedService<SharedKeys>();
        services.AddSingleton<KeptAnswers>();
        services.AddAntiforgery(options => options.Cookie.Path = "/");
        services.AddHttpContextAccessor();
        services.AddSingleton<Instances>();
        services.AddTransient<ToInstance>();
        services.AddHttpClient();
        services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler<ToInstance>()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { ConnectTimeout = ToInstance.ConnectWithin, UseCookies = false }));
        services.AddTransient<WithServiceToken>();
        services.AddSingleton<ServiceToken>();
        services.AddHostedService<SecretMustFit>();
        services.AddHealthChecks();
        services.WatchNeighbour(settings, "identity");
        services.Configure<RequestLocalizationOptions>(options => Languages(options));
    }

    private static void AddRoom(WebApplicationBuilder builder, IService service, List<Consumers> consumers)
    {
        service.Add(builder);
        builder.Services.AddValidatorsFromAssembly(service.GetType().Assembly, includeInternalTypes: true);
        builder.Services.AddOpenApi(service.Name, options => OpenApi.Describe(options, service.Name));
        consumers.Add(Consumers.Of(service));
    }

    private static void Pipeline(WebApplication app, IReadOnlyList<IService> services)
    {
        app.UseForwardedHeaders();
        app.Use(LanguageInPath);
        app.UseRequestLocalization();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use(SchemasMustBeReady);
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.UseMiddleware<AnswerOnce>();
        // Answered before anything else is asked for, also while the keys of sign-in are still behind a database that is away.
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).ForAnyone().ShortCircuit();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Health.Write }).ForAnyone().ShortCircuit();
        app.MapOpenApi("/openapi/{documentName}.json").ForAnyone();
        foreach (var service in services)
        {
            service.Use(app);
            service.Map(app);
            ManageFailedMessages.Map(app, service.Name);
            HeldMessages.Map(app, service.Name);
        }
    }

    /// <summary>Before the schemas of this process are up to date it answers nothing but its health and 503.</summary>
    private static Task SchemasMustBeReady(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments("/health") || http.RequestServices.GetServices<ISchema>().All(schema => schema.IsReady))
        {
            return next(http);
        }
        var waiting = new NotReady("系统正在启动，请稍候再试。", "The market is starting; try again in a moment.");
        if (http.Request.Path.StartsWithSegments("/api"))
        {
            throw waiting;
        }
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = waiting.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return http.Response.WriteAsync(waiting.Text);
    }

    /// <summary>English pages live below <c>/en</c>, Chinese ones at the root; links are relative, so both share every page.</summary>
    private static Task LanguageInPath(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments("/en", out var rest))
        {
            http.Request.PathBase = http.Request.PathBase.Add("/en");
            http.Request.Path = rest.HasValue ? rest : "/";
        }
        return next(http);
    }

    private static void Languages(RequestLocalizationOptions options)
    {
        string[] known = [Bilingual.DefaultCulture, "en"];
        options.SetDefaultCulture(known[0]).AddSupportedCultures(known).AddSupportedUICultures(known);
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(http => Task.FromResult(
                http.Request.PathBase.Value?.EndsWith("/en", StringComparison.Ordinal) == true ? new ProviderCultureResult("en")
                : http.Request.Path.StartsWithSegments("/api") ? null
                : new ProviderCultureResult(known[0]))),
            new AcceptLanguageHeaderRequestCultureProvider(),
        ];
    }
}
