namespace TechMarket.Tests.Support;

/// <summary>A clock that runs as usual and can be put forward.</summary>
internal sealed class TestClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Advance(TimeSpan by) => ahead += by;
}
