using MimeKit;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Identity;

/// <summary>The letters of a market, as a person would find them.</summary>
internal static class Mailbox
{
    /// <summary>The newest letter to this address whose subject holds the words; waits for it.</summary>
    public static async Task<MimeMessage> Letter(this Market market, string to, string about) => await Answers.Eventually(async () =>
    {
        var folder = Path.Combine(market.Folder, "mail");
        if (!Directory.Exists(folder))
        {
            return null;
        }
        foreach (var file in Directory.GetFiles(folder, "*.eml").OrderDescending(StringComparer.Ordinal))
        {
            var letter = await MimeMessage.LoadAsync(file);
            if (letter.To.Mailboxes.Any(box => box.Address == to) && letter.Subject!.Contains(about, StringComparison.Ordinal))
            {
                return letter;
            }
        }
        return null;
    });

    public static int Letters(this Market market, string to)
    {
        var folder = Path.Combine(market.Folder, "mail");
        return Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.eml").Count(file => MimeMessage.Load(file).To.Mailboxes.Any(box => box.Address == to)) : 0;
    }

    /// <summary>A value of the link in the letter.</summary>
    public static string FromLink(this MimeMessage letter, string name)
    {
        var link = letter.TextBody!.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal)).Trim();
        return System.Web.HttpUtility.ParseQueryString(new Uri(link).Query)[name]!;
    }
}
