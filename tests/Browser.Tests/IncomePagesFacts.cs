using Microsoft.Playwright;
using TechMarket.Platform;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Browser;

/// <summary>Money reported and verified, its sheet, the sheet on incentives and the lists of contracts, used as people use them.</summary>
[Collection(BrowserTests.Name)]
public sealed class IncomePagesFacts(Chromium chromium)
{
    public static TheoryData<int, bool> Screens => new() { { 1280, true }, { 390, true }, { 1280, false } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Income_goes_from_the_sellers_report_to_the_printed_sheet_and_the_contract_into_a_list(int width, bool script)
    {
        var title = $"核定收入 {width}{script}";
        var (id, number) = await chromium.Market.Registered(title, 1_000_000m);
        await using var seller = await chromium.Visit(new Screen(width, script));
        await seller.SignInAs("institute");
        await Report(seller, id);

        await using var registrar = await chromium.Visit(new Screen(width, script));
        await registrar.SignInAs("registrar");
        await registrar.Open("official/income");
        await registrar.Sees(title);
        await Verify(registrar, id);
        await registrar.Open("official/income");
        Assert.Contains("250000.00", await File.ReadAllTextAsync(await Downloaded(registrar)), StringComparison.Ordinal);

        await Sheets(seller, id, number);
        await List(registrar, title, number);
        foreach (var path in (string[])[$"en/official/queue/{id}", "en/official/income", "en/official/lists", $"en/official/queue/{id}/income-sheet", $"en/official/queue/{id}/incentives"])
        {
            await registrar.Open(path);
        }
    }

    private async Task Report(Visitor seller, Guid id)
    {
        await seller.Open($"my/contracts/{id}");
        await seller.Page.Locator("summary", new() { HasText = "报告到账" }).ClickAsync();
        await seller.Press("提交核定");
        await seller.Sees("请填写到账金额");
        await seller.Fill("到账金额", "30万");
        await seller.Fill("到账日期", Filings.Day(chromium.Market.Clock.Today()));
        await seller.Fill("发票或凭证号", "发票 35050001");
        await seller.Press("提交核定");
        await seller.Sees("等待登记员核定");
        await seller.Sees("待核定");
    }

    private static async Task Verify(Visitor registrar, Guid id)
    {
        await registrar.Open($"official/queue/{id}");
        await registrar.Page.GetByLabel("部分核定", new() { Exact = true }).CheckAsync();
        await registrar.Fill("核定金额", "25万");
        await registrar.Press("核定");
        await registrar.Sees("请说明理由");
        await registrar.Fill("核定理由", "其余为设备款");
        await registrar.Press("核定");
        await registrar.Sees("到账已办理核定");
        await registrar.Sees("750,000.00");
    }

    private static async Task Sheets(Visitor seller, Guid id, string number)
    {
        await seller.Open($"my/contracts/{id}");
        await seller.Sees("其余为设备款");
        await seller.Follow("技术性收入核定表");
        foreach (var said in new[] { number, "壹佰万元整", "贰拾伍万元整", "柒拾伍万元整", "发票 35050001" })
        {
            await seller.Sees(said);
        }
        await FitsOnPaper(seller);
        await seller.Open($"my/contracts/{id}/incentives");
        await seller.Sees("由税务机关决定");
        await seller.Sees("财税〔2016〕36号");
    }

    private static async Task List(Visitor registrar, string title, string number)
    {
        await registrar.Open("official/lists");
        await registrar.Follow("泉州湾新材料研究院");
        await registrar.Press("编制清单（其他合同）");
        await registrar.Sees("请选择 1 至 200 份合同");
        await registrar.Tick(title);
        await registrar.Press("编制清单（其他合同）");
        await registrar.Sees("已编制");
        await registrar.Sees(number);
        Assert.Contains(number, await File.ReadAllTextAsync(await Downloaded(registrar)), StringComparison.Ordinal);
        await FitsOnPaper(registrar);
    }

    /// <summary>On A4 nothing is cut off at the side, and what is for the screen alone is gone.</summary>
    private static async Task FitsOnPaper(Visitor visitor)
    {
        var size = visitor.Page.ViewportSize!;
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visitor.Page.SetViewportSizeAsync(658, 986); // A4 less its margins, at 96 dots an inch
        Assert.False(await visitor.Page.Locator(".page-actions, .crumbs").First.IsVisibleAsync());
        Assert.True(await visitor.Page.Locator("article.certificate table").EvaluateAsync<bool>("table => table.getBoundingClientRect().right <= document.documentElement.clientWidth + 1"), "The table is wider than the paper.");
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await visitor.Page.SetViewportSizeAsync(size.Width, size.Height);
    }

    private static async Task<string> Downloaded(Visitor visitor)
    {
        var file = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByText("CSV", new() { Exact = true }).First.ClickAsync());
        return await file.PathAsync();
    }
}
