using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using TechMarket.Search.Scoring;

namespace TechMarket.Search.Ranking;

/// <summary>Weights learned from the market's own outcomes, with what was measured when they were learned. Kept for good, so that every score can be explained.</summary>
internal sealed class Ranker
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>From 1 on; 0 means the usual weights.</summary>
    public int Version { get; private init; }

    /// <summary>The most points of each part, by its code.</summary>
    public required IReadOnlyDictionary<string, decimal> Most { get; init; }

    public required int Outcomes { get; init; }
    public required int Needs { get; init; }
    public required int Clusters { get; init; }

    /// <summary>nDCG@10 on needs that were held out, by the usual weights.</summary>
    public required double UsualQuality { get; init; }

    /// <summary>The same by the learned ones.</summary>
    public required double LearnedQuality { get; init; }

    /// <summary>The 95 % interval of the difference.</summary>
    public required double Low { get; init; }

    public required double High { get; init; }
    public required DateTimeOffset LearnedAt { get; init; }

    /// <summary>At most one is: the one that scores.</summary>
    public bool Active { get; set; }

    public bool IsBetter => Low > 0;

    public MatchWeights Weights => new(Version, Most);

    public static void Map(ModelBuilder model) => model.Entity<Ranker>(ranker =>
    {
        ranker.ToTable("rankers").HasKey(r => r.Version);
        ranker.Ignore(r => r.Weights);
        ranker.HasIndex(r => r.Active).IsUnique().HasFilter("active");
        ranker.Property(r => r.Most).HasColumnType("jsonb").HasConversion(
            most => JsonSerializer.Serialize(most, Json),
            text => JsonSerializer.Deserialize<Dictionary<string, decimal>>(text, Json)!,
            new ValueComparer<IReadOnlyDictionary<string, decimal>>((a, b) => ReferenceEquals(a, b), most => most.Count));
    });
}
