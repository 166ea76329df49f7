using Xunit;

namespace TechMarket.Tests.Support;

/// <summary>One market for all tests that leave each other alone.</summary>
public sealed class SharedMarket : IAsyncLifetime
{
    internal Market Market { get; private set; } = null!;

    public async Task InitializeAsync() => Market = await Market.Open();

    public async Task DisposeAsync() => await Market.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class MarketTests : ICollectionFixture<SharedMarket>
{
    public const string Name = "market";
}
