using Microsoft.EntityFrameworkCore;
using TechMarket.Events;

namespace TechMarket.Search.Saved;

/// <summary>Puts alerts into one mail: what is still open, and what the person was not written of before, through whichever saved search.</summary>
internal sealed class AlertMail(SearchDb db, ITextIndex index, TimeProvider clock)
{
    /// <summary>A mail names so many listings; of the others it says how many they are.</summary>
    public const int MostNamed = 20;

    /// <summary>The unread alerts of these searches of one person that no mail told of yet, part of the caller's commit.</summary>
    /// <param name="token">Ends what the mail came from.</param>
    public async Task Write(IReadOnlyList<SavedSearch> searches, bool daily, string token, CancellationToken stop)
    {
        var (ids, names, since) = (searches.Select(s => s.Id).ToList(), searches.ToDictionary(s => s.Id, s => s.Name), searches.ToDictionary(s => s.Id, s => s.AlertsSince));
        var news = (await db.Alerts.Where(a => ids.Contains(a.SearchId) && a.MailedAt == null && a.ReadAt == null).OrderBy(a => a.Id).ToListAsync(stop))
            .FindAll(alert => alert.RaisedAt >= since[alert.SearchId]);
        var told = await Told(searches[0].AccountId, news, stop);
        var listings = new List<AlertedListing>();
        foreach (var alert in news)
        {
            alert.MailedAt = clock.GetUtcNow();
            if (told.Add(alert.ListingId) && await index.Get(alert.ListingId, stop) is { } listing)
            {
                listings.Add(new AlertedListing(listing.Id, listing.Kind, listing.Title, listing.OrganisationName, names[alert.SearchId]));
            }
        }
        if (listings.Count > 0)
        {
            db.Say(new AlertsRaised(searches[0].AccountId, daily, [.. listings.Take(MostNamed)], Math.Max(0, listings.Count - MostNamed),
                token, searches[^1].Language, clock.GetUtcNow()));
        }
        await db.SaveChangesAsync(stop);
    }

    private async Task<HashSet<Guid>> Told(Guid account, List<Alert> news, CancellationToken stop)
    {
        var ids = news.Select(alert => alert.ListingId).Distinct().ToList();
        return [.. await db.Alerts.Where(a => a.AccountId == account && a.MailedAt != null && ids.Contains(a.ListingId)).Select(a => a.ListingId).ToListAsync(stop)];
    }
}
