using System.Globalization;
using TechMarket.Platform;

namespace TechMarket.Matching.Suggestions;

/// <summary>How many suggestions a listing gets. Imported listings come by the thousand, so they get fewer and better ones.</summary>
/// <param name="PerListing">Suggestions a listing posted here gets at most when it is published.</param>
/// <param name="PerImported">The same for an imported one.</param>
/// <param name="MinimumScore">Of 100. Some 40 points are to be had without a word in common.</param>
/// <param name="MinimumText">Points for the text, of the usual 60, that do by themselves: imported listings often have nothing else to score by. On the
/// labelled data about four in ten pairs just above were strong matches, six in ten from 45 points on.</param>
/// <param name="ImportCrowd">A listing with this many better open suggestions gets no more from imports.</param>
/// <param name="ImportWorkers">Imported listings paired at the same time.</param>
/// <param name="ExplorePercent">Of the listings posted here, those that get one more suggestion drawn from below the best.</param>
internal sealed record PairingLimits(
    int PerListing, int PerImported, decimal MinimumScore, decimal MinimumText, int ImportCrowd, int ImportWorkers, int ExplorePercent)
{
    public static PairingLimits From(Settings settings) => new(
        Number(settings, "PerListing", 10), Number(settings, "PerImported", 5), Number(settings, "MinimumScore", 50),
        Number(settings, "MinimumText", 32), Number(settings, "ImportCrowd", 20), Number(settings, "ImportWorkers", 2),
        Number(settings, "ExplorePercent", 20));

    private static int Number(Settings settings, string key, int usual)
    {
        var text = settings[$"Matching:{key}"];
        return text is null ? usual
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new SettingWrong($"Market:Matching:{key} is '{text}'; a whole number is needed.");
    }
}
