using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Errors;

namespace TechMarket.Search.Wording;

/// <summary>The one list of synonyms, as the administrators wrote it: a line for each set of words that mean the same.</summary>
internal sealed class SynonymList
{
    public const int Only = 1, Longest = 100_000;

    public int Id { get; private init; } = Only;

    public string Text { get; set; } = "";

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Who changed it last.</summary>
    public Guid ChangedBy { get; set; }

    public uint Version { get; private init; }

    public static void Map(ModelBuilder model) => model.Entity<SynonymList>(list =>
    {
        list.ToTable("synonym_lists").Property(l => l.Id).ValueGeneratedNever();
        list.HasVersion(l => l.Version);
    });
}
