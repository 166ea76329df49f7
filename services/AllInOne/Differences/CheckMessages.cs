using TechMarket.AllInOne.Commands;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.AllInOne.Differences;

/// <summary>Events that should have left long ago, and messages that could not be acted upon: what they say is missing somewhere.</summary>
internal static class CheckMessages
{
    private static readonly string[] Services = ["identity", "listings", "search", "matching", "contracts"];

    public static async Task Run(RunningMarket market, Findings found, CancellationToken stop)
    {
        foreach (var service in Services)
        {
            var messages = new Row(await market.Get($"api/{service}/holdings/messages", stop));
            int Count(string name) => (int)messages.Number(name)!.Value;
            found.Unsent += Count("unsent");
            if (Count("late") is > 0 and var late)
            {
                found.Add(new Difference($"late {service}",
                    T($"{Words.Service(service)}：{late} 条消息尚未送达（超过一分钟）", $"{Words.Service(service)}: {late} messages not sent for more than a minute"), late));
            }
            if (Count("failed") is > 0 and var failed)
            {
                found.Add(new Difference($"failed {service}",
                    T($"{Words.Service(service)}：{failed} 条消息未能处理，等待管理员", $"{Words.Service(service)}: {failed} messages could not be acted upon and wait for an administrator"), failed));
            }
        }
    }
}
