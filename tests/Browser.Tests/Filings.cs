using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using TechMarket.Platform;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Browser;

/// <summary>Contracts that are there before somebody comes to the screen.</summary>
internal static class Filings
{
    /// <summary>A draft of the demo institute that only waits to be submitted.</summary>
    public static async Task<Guid> Drafted(this Market market, string title, decimal technology)
    {
        var seller = await market.SignInAsInstitute();
        using var started = await seller.PostAsJsonAsync("api/contracts/drafts", new { title });
        await started.MustBe(HttpStatusCode.Created);
        var id = (await started.Json()).GetProperty("id").GetGuid();
        var today = market.Clock.Today();
        using (var saved = await seller.PutSeen($"api/contracts/{id}", new
        {
            title,
            type = "DEV",
            seller = new { district = "350503", kind = "university" },
            buyer = new { name = "石狮某鞋业有限公司", district = "350581", kind = "enterprise" },
            totalAmount = technology,
            technologyAmount = technology,
            signedOn = Day(today),
            validFrom = Day(today),
            validTo = Day(today.AddYears(1)),
            field = "05",
            ip = "secret",
            planSource = "none",
            objective = "10",
            subject = "卖方为买方开发以超临界二氧化碳发泡的鞋用中底材料，密度不高于 0.12 g/cm³，回弹率不低于 65%，完成配方、工艺参数与中试验收。",
        }))
        {
            await saved.MustBe(HttpStatusCode.OK);
        }
        return id;
    }

    /// <summary>A contract of the demo institute that waits for a registrar.</summary>
    public static async Task<Guid> Submitted(this Market market, string title, decimal technology)
    {
        var id = await market.Drafted(title, technology);
        await (await market.SignInAsInstitute()).Step($"api/contracts/{id}", "submission");
        return id;
    }

    /// <summary>The same, registered; its id and number.</summary>
    public static async Task<(Guid Id, string Number)> Registered(this Market market, string title, decimal technology)
    {
        var (id, registrar) = (await market.Submitted(title, technology), await market.SignInAsRegistrar());
        await registrar.Step($"api/contracts/{id}", "acceptance");
        return (id, (await registrar.Step($"api/contracts/{id}", "registration")).GetProperty("number").GetString()!);
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
