using System.Text.Json;
using TechMarket.Events;
using TechMarket.Search.Lucene;
using TechMarket.Search.Saved;

namespace TechMarket.Tests.Search;

/// <summary>What was written before a field was there reads as if it had been left empty.</summary>
public sealed class OldDataFacts
{
    [Fact]
    public void A_listing_from_before_experts_were_named_names_none()
    {
        var written = JsonSerializer.SerializeToNode(Sample.Result("陶瓷釉料配方"))!.AsObject();
        Assert.True(written.Remove(nameof(Listing.Experts)));
        var read = written.Deserialize<Listing>()!;
        Assert.Null(read.Experts);
        Assert.Empty(ListingDocument.Of(read).GetFields(ListingDocument.ExpertName));
    }

    [Fact]
    public void A_saved_search_from_before_bounds_and_experts_asks_what_it_asked_under_its_key()
    {
        var read = JsonSerializer.Deserialize<Conditions>(
            """{"q":"釉料","kind":["result"],"field":[],"industry":[],"district":[],"stage":[],"mode":[],"amountFrom":null,"amountTo":100000,"organisation":null}""",
            JsonSerializerOptions.Web)!;
        Assert.Equal("3d2b05181b976e6ff7e7abfee5ea77f170620b70a15bc72bc187ffdeb2b09271", read.Key());
        var query = read.Query();
        Assert.Equal(("釉料", 100_000m, null, null), (query.Text, query.AmountTo, query.MaturityFrom, query.Expert));
    }
}
