using TechMarket.Platform;

namespace TechMarket.AllInOne.Demo;

/// <summary>Fills the market with demo data when <c>Market:Demo</c> is on and <c>Market:DemoData</c> is not off.</summary>
public sealed class DemoRoom : IService
{
    public string Name => "demo";

    public void Add(WebApplicationBuilder builder)
    {
        if (new Settings(builder.Configuration) is not { Demo: true } settings || settings.OneOf("DemoData", "true", "false") == "false")
        {
            return;
        }
        builder.Services.AddSingleton<DemoState>();
        builder.Services.AddSingleton<DemoCalls>();
        builder.Services.AddSingleton<DemoFilesUpload>();
        builder.Services.AddSingleton<DemoDesks>();
        builder.Services.AddSingleton<DemoCases>();
        builder.Services.AddSingleton<DemoDrafts>();
        builder.Services.AddHostedService<LoadDemo>();
        builder.Services.AddHealthChecks().AddCheck<DemoState>("demo");
    }

    public void Map(IEndpointRouteBuilder routes)
    {
    }
}
