using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Search;

/// <summary>What happens to the index when the market goes down, or the index is lost.</summary>
public sealed class SearchRecoveryFacts
{
    [Fact]
    public async Task Listings_are_found_again_after_a_restart_and_after_the_index_was_lost_or_damaged()
    {
        await using var market = await Market.Open();
        await market.PublishNeed("石材废料制备人造板", "荒料利用率低");
        await market.FindEventually("石材废料", 1);

        await market.Restart();
        await market.FindEventually("石材废料", 1);

        await market.Restart(() => Directory.Delete(Path.Combine(market.Folder, "search"), recursive: true));
        await market.FindEventually("石材废料", 1);

        await market.Restart(() =>
        {
            foreach (var file in Directory.GetFiles(Path.Combine(market.Folder, "search"), "_*", SearchOption.AllDirectories))
            {
                File.WriteAllBytes(file, [1, 2, 3]);
            }
        });
        await market.FindEventually("石材废料", 1);
    }
}
