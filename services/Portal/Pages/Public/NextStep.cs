using TechMarket.Platform.Auth;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Portal.Pages.Public;

/// <summary>What a reader of a public listing can do about it: each role has its own next step, officials none.</summary>
internal static class NextStep
{
    public sealed record Step(string Href, string Text);

    public static Step? AfterNeed(Caller reader, bool signedIn, Guid need) =>
        reader.Is(Roles.Broker) ? new($"broker/suggestions?listing={need}", T("查看匹配成果", "See matches"))
        : !signedIn || reader.Is(Roles.Institute) ? new("my/results/new", T("我有成果，去发布", "I have a result for this"))
        : reader.Is(Roles.Enterprise) ? new("my/needs/new", T("我也有难题，去发布需求", "I have a problem too: post a need"))
        : null;

    public static Step? AfterResult(Caller reader, bool signedIn, Guid result) =>
        reader.Is(Roles.Broker) ? new($"broker/suggestions?listing={result}", T("查看匹配需求", "See matches"))
        : !signedIn || reader.Is(Roles.Enterprise) ? new("my/needs/new", T("我需要这类技术，去发布需求", "I need this: post a need"))
        : reader.Is(Roles.Institute) ? new("my/results/new", T("我也有成果，去发布", "I have a result too: list it"))
        : null;
}
