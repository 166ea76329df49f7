using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TechMarket.Platform;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Browser;

/// <summary>The seller's form, the registrar's desk and the official's dashboard, used as people use them.</summary>
[Collection(BrowserTests.Name)]
public sealed partial class ContractPagesFacts(Chromium chromium)
{
    public static TheoryData<int, bool> Screens => new() { { 1280, true }, { 390, true }, { 1280, false }, { 390, false } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_contract_goes_from_the_sellers_form_to_its_number(int width, bool script)
    {
        await using var seller = await chromium.Visit(new Screen(width, script));
        await seller.SignInAs("institute");
        await Start(seller, $"超临界发泡鞋材开发 {width}{script}");
        await seller.Fill("合同成交额", "120万");
        await seller.Fill("技术交易额", "130万");
        await seller.Press("保存并提交登记");
        await seller.Sees("技术交易额不能超过合同成交额");
        await seller.Sees("请选择合同类型");
        await seller.Follow("返回合同");
        await seller.Sees("待补全");
        await seller.Sees("选填");
        await seller.Follow("期限");
        await Complete(seller);
        await seller.Press("保存并提交登记");
        await seller.Sees("等待登记员受理");
        var id = new Uri(seller.Page.Url).Segments[^1];

        await using var registrar = await chromium.Visit(new Screen(width, script));
        await registrar.SignInAs("registrar");
        await registrar.Open("official/queue");
        await registrar.Open($"official/queue/{id}");
        await registrar.Press("受理");
        await registrar.Sees("已受理，正在审查");
        await registrar.Fill("核定技术交易额", "95万");
        await registrar.Press("准予登记并编号");
        await registrar.Sees("已登记，编号");

        await seller.Open($"my/contracts/{id}");
        await seller.Sees("准予登记");
        await seller.Follow("查看登记证明");
        await seller.Sees("950,000.00");
        await PaperIsGenuine(seller);
        await registrar.Open("official/contracts");
        Assert.Contains("950000.00", await File.ReadAllTextAsync(await Downloaded(registrar, "CSV")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Every_figure_of_the_dashboard_opens_its_rows(int width, bool script)
    {
        await using var official = await chromium.Visit(new Screen(width, script));
        await official.SignInAs("supervisor");
        foreach (var path in (string[])["official/dashboard", "en/official/dashboard", "official/dashboard?scope=350582&basis=absorbed", "official/goals", "en/official/contracts"])
        {
            await official.Open(path);
        }
        await official.Open("official/dashboard");
        await official.Follow("合同数");
        await official.Page.WaitForURLAsync(Rows());
        await official.Sees("成交额");
    }

    [Fact]
    public async Task A_number_of_a_further_split_opens_the_rows_of_that_value_only()
    {
        await using (var database = Npgsql.NpgsqlDataSource.Create(chromium.Market.Database))
        await using (var insert = database.CreateCommand(
            """
            insert into contracts.contracts (id, status, created_at, registered_on, demo, deductions, title, type, seller_name, seller_kind, buyer_name, total_amount, technology_amount)
            select gen_random_uuid(), 'registered', now(), current_date - 1, true, '[]', '合同', 'DEV', '卖方', kind, '买方', 200000, 100000 from unnest(array['medical', 'medical', 'person']) kind
            """))
        {
            await insert.ExecuteNonQueryAsync();
        }
        await using var official = await chromium.Visit(new Screen(1280, true));
        await official.SignInAs("supervisor");
        await official.Open("official/dashboard");
        await official.Sees("历史数据不足，不作预测");
        var paper = PdfText.Dense(await PdfText.Of(await official.Page.PdfAsync(new() { PreferCSSPageSize = true })));
        Assert.Contains("医疗卫生机构", paper, StringComparison.Ordinal); // folded away on the screen
        Assert.Contains("登记（按登记机构）", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("导出：", paper, StringComparison.Ordinal);
        await official.Page.GetByText("按卖方性质", new() { Exact = true }).ClickAsync();
        var figure = official.Page.Locator("details", new() { HasText = "按卖方性质" }).Locator("tbody tr", new() { HasText = "医疗卫生机构" }).Locator("a.figure").Last;
        var count = await figure.InnerTextAsync();
        await figure.ClickAsync();
        await official.Page.WaitForURLAsync(Rows());
        Assert.Contains("sellerKind=", official.Page.Url, StringComparison.Ordinal);
        Assert.Equal("2", count);
        await official.Sees("2 项");
        await official.Sees("卖方性质");
    }

    [Fact]
    public async Task Two_tabs_on_one_draft_do_not_overwrite_each_other()
    {
        await using var seller = await chromium.Visit(new Screen(1280, true));
        await seller.SignInAs("institute");
        await Start(seller, "两个标签页");
        var other = await seller.Page.Context.NewPageAsync();
        await other.GotoAsync(seller.Page.Url);
        await other.GetByLabel("合同名称").FillAsync("第二页改的");
        await other.GetByText("保存草稿").ClickAsync();
        await other.WaitForURLAsync(Contract());
        await seller.Fill("合同名称", "第一页改的");
        await seller.Press("保存草稿");
        await seller.Sees("刚被别人修改过");
        Assert.Equal("第一页改的", await seller.Page.GetByLabel("合同名称").First.InputValueAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_rules_answer_while_the_form_is_typed_and_nothing_is_saved(bool script)
    {
        await using var seller = await chromium.Visit(new Screen(1280, script));
        await seller.SignInAs("institute");
        await Start(seller, $"边填边查 {script}");
        await seller.Fill("合同成交额", "100.999");
        await seller.Press("检查");
        await seller.Sees("最多精确到分");
        await seller.Sees("先更正上面标出的内容");
        await seller.Fill("合同成交额", "120万");
        await seller.Fill("技术交易额", "130万");
        if (script)
        {
            await seller.Page.GetByLabel("合同名称").First.FocusAsync();
        }
        else
        {
            await seller.Press("检查");
        }
        await seller.Sees("技术交易额不能超过合同成交额");
        await seller.Sees("规则：技术交易额不超过合同成交额");
        await seller.Page.GotoAsync(seller.Page.Url);
        Assert.Equal("", await seller.Page.GetByLabel("合同成交额").InputValueAsync());
    }

    [Fact]
    public async Task A_double_click_starts_one_draft()
    {
        await using var seller = await chromium.Visit(new Screen(1280, true));
        await seller.SignInAs("institute");
        await seller.Open("my/contracts");
        await seller.Fill("合同名称", "双击起草的合同");
        await seller.Page.GetByRole(AriaRole.Button, new() { Name = "起草合同" }).DblClickAsync();
        await seller.Page.WaitForURLAsync(Edit());
        await seller.Open("my/contracts");
        Assert.Equal(1, await seller.Page.GetByRole(AriaRole.Link, new() { Name = "双击起草的合同" }).CountAsync());
    }

    /// <summary>The certificate as downloaded is what was handed out; a changed copy is not.</summary>
    private static async Task PaperIsGenuine(Visitor visitor)
    {
        var paper = await File.ReadAllBytesAsync(await Downloaded(visitor, "下载 PDF"));
        await visitor.Open("verify/file");
        foreach (var (changed, said) in new[] { (false, "文件未被改动"), (true, "不是本市场发出的证明文件") })
        {
            paper[^20] ^= (byte)(changed ? 1 : 0);
            await visitor.Page.GetByLabel("证明文件").SetInputFilesAsync(new FilePayload { Name = "copy.pdf", MimeType = "application/pdf", Buffer = paper });
            await visitor.Press("核对");
            await visitor.Sees(said);
            await visitor.Look();
        }
    }

    private static async Task<string> Downloaded(Visitor visitor, string link)
    {
        var file = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByText(link, new() { Exact = true }).First.ClickAsync());
        return await file.PathAsync();
    }

    private static async Task Start(Visitor seller, string title)
    {
        await seller.Open("my/contracts");
        await seller.Fill("合同名称", title);
        await seller.Press("起草合同");
        await seller.Page.WaitForURLAsync(Edit());
    }

    private async Task Complete(Visitor seller)
    {
        var today = chromium.Market.Clock.Today();
        await seller.Choose("合同类型", "DEV/commissioned");
        await seller.Choose("技术领域", "05");
        await seller.Choose("知识产权", "secret");
        await seller.Choose("计划来源", "none");
        await seller.Choose("社会经济目标", "10");
        await seller.Fill("合同标的", "卖方为买方开发以超临界二氧化碳发泡的鞋用中底材料，密度不高于 0.12 g/cm³，回弹率不低于 65%，完成配方、工艺参数与中试验收。");
        await seller.Fill("买方名称", "石狮某鞋业有限公司");
        await seller.Choose("买方所在地", "350581");
        await seller.Choose("买方性质", "enterprise");
        await seller.Fill("技术交易额", "100万");
        await seller.Fill("第 1 项名称", "设备");
        await seller.Fill("第 1 项金额", "20万");
        await seller.Fill("签订日期", Day(today));
        await seller.Fill("有效期起", Day(today));
        await seller.Fill("有效期止", Day(today.AddYears(1)));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("/my/contracts/[^/]+/edit$")]
    private static partial Regex Edit();

    [GeneratedRegex("/my/contracts/[^/]+$")]
    private static partial Regex Contract();

    [GeneratedRegex(@"/official/contracts\?from=")]
    private static partial Regex Rows();
}
