using TechMarket.Platform.Messaging;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Platform;

/// <summary>The bus of a market in one process.</summary>
[Collection(Notes.Collection)]
public sealed class MessagingInMemoryFacts : MessagingFacts
{
    private protected override Dictionary<string, string?> Bus => new() { ["Market:Bus"] = "memory" };

    /// <summary>The in-memory bus forgets what was in flight when the process ends; the outbox does not.</summary>
    [Fact]
    public async Task What_was_in_flight_when_the_process_ended_is_sent_again()
    {
        var (lost, heard) = (Guid.NewGuid(), Guid.NewGuid());
        await Change(db => db.Say(Indexed(heard)));
        await Eventually(1, heard);
        await Change(db => db.Outbox.Add(new OutboxRow
        {
            Id = Guid.NewGuid(),
            Name = "techmarket:listing-indexed:v1",
            Body = $$"""{"listingId":"{{lost}}","kind":"need","version":1,"at":"2026-01-01T00:00:00Z"}""",
            TryAfter = DateTimeOffset.UtcNow.AddMinutes(30),
        }));
        await Stop();
        await Start();
        await Eventually(1, lost);
        Assert.Equal(1, await Heard(heard));
    }
}
