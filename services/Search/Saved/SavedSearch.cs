using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using TechMarket.Platform;

namespace TechMarket.Search.Saved;

/// <summary>A search that a person keeps, to run it again or to hear of what it would newly find.</summary>
internal sealed class SavedSearch
{
    /// <summary>So many one person may keep.</summary>
    public const int Most = 50;

    public const string None = "none", Instant = "instant", Daily = "daily";
    public static readonly IReadOnlyList<string> Known = [None, Instant, Daily];

    /// <summary>A digest goes out from this hour on, in China.</summary>
    private static readonly TimeSpan DigestHour = TimeSpan.FromHours(8);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }

    /// <summary>Whose listings are the person's own, and raise no alert.</summary>
    public Guid? OrganisationId { get; init; }

    public required Conditions Conditions { get; init; }

    /// <summary>See <see cref="Conditions.Key"/>; one person keeps the same conditions once.</summary>
    public required string ConditionsKey { get; init; }

    public string Name { get; private set; } = "";

    /// <summary>none, instant or daily.</summary>
    public string Alerts { get; private set; } = None;

    /// <summary>The language of its mails: that in which it was saved.</summary>
    public required string Language { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Grows with every change that decides what it alerts to.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Since when it alerts without a break: what was published before is not news.</summary>
    public DateTimeOffset AlertsSince { get; private set; }

    /// <summary>Its next instant mail leaves no sooner, so that an import makes one mail and not hundreds.</summary>
    public DateTimeOffset MailAfter { get; set; }

    /// <summary>The day of its last digest, or of the last one before it was made daily.</summary>
    public DateOnly DigestOn { get; set; }

    public void Change(string name, string alerts, DateTimeOffset now)
    {
        if (Alerts == None && alerts != None)
        {
            (AlertsSince, MailAfter) = (now, now);
        }
        if (Alerts != Daily && alerts == Daily)
        {
            DigestOn = DigestDay(now);
        }
        (Name, Alerts, ChangedAt) = (name, alerts, now);
    }

    /// <summary>The day in China whose digest is due, or was the last one due.</summary>
    public static DateOnly DigestDay(DateTimeOffset now) => (now - DigestHour).BusinessDate();

    public static void Map(ModelBuilder model) => model.Entity<SavedSearch>(search =>
    {
        search.ToTable("saved_searches");
        search.Property(s => s.Name).HasMaxLength(100);
        search.Property(s => s.ConditionsKey).HasMaxLength(64);
        search.HasIndex(s => new { s.AccountId, s.ConditionsKey }).IsUnique();
        search.HasIndex(s => new { s.Alerts, s.MailAfter });
        search.Property(s => s.Conditions).HasColumnType("jsonb").HasConversion(
            conditions => JsonSerializer.Serialize(conditions, Json),
            text => JsonSerializer.Deserialize<Conditions>(text, Json)!,
            new ValueComparer<Conditions>((a, b) => ReferenceEquals(a, b), conditions => 0));
    });
}
