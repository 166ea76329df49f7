using System.Globalization;
using TechMarket.Platform;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Browser;

/// <summary>The main job as people do it: six of them, each at a screen, with scripts and without, wide and narrow.</summary>
[Collection(BrowserTests.Name)]
public sealed class MainJobInBrowserFacts(Chromium chromium)
{
    public static TheoryData<int, bool> Screens => new() { { 1280, true }, { 1280, false }, { 390, true } };

    [Theory]
    [MemberData(nameof(Screens))]
    public Task A_need_becomes_a_registered_contract(int width, bool script) => Job(chromium.Market, new Screen(width, script));

    [Fact]
    public async Task The_pages_do_the_same_on_services_that_run_apart()
    {
        await using var apart = await ApartMarket.Open();
        await Job(apart, new Screen(1280, Script: true));
    }

    private async Task Job(AnyMarket market, Screen screen)
    {
        var mark = $"{screen.Width}{(screen.Script ? "甲" : "乙")}";
        var (needTitle, resultTitle) = ($"石材切割废浆脱水再利用{mark}", $"石材废浆絮凝脱水与制砖技术{mark}");
        await using var supervisor = await SignedIn(market, screen, "supervisor");
        await using var institute = await SignedIn(market, screen, "institute");
        await using var enterprise = await SignedIn(market, screen, "enterprise");

        await ListResult(institute, resultTitle);
        await Publish(supervisor, resultTitle);
        await PostNeed(enterprise, needTitle);
        await Publish(supervisor, needTitle);

        await using var broker = await SignedIn(market, screen, "broker");
        await TakeCase(broker, needTitle, resultTitle);
        await Agree(enterprise, needTitle);
        await Agree(institute, needTitle);

        await Submit(institute, resultTitle);
        await using var registrar = await SignedIn(market, screen, "registrar");
        var number = await Register(registrar, resultTitle);

        await using var anyone = await chromium.Visit(screen, market);
        await anyone.Open($"verify/{number}");
        await anyone.Sees(resultTitle);
        await anyone.Sees(number);
        await supervisor.Open("official/dashboard");
        await supervisor.Open("official/contracts");
        await supervisor.Sees(resultTitle);
    }

    private async Task<Visitor> SignedIn(AnyMarket market, Screen screen, string role)
    {
        var visitor = await chromium.Visit(screen, market);
        await visitor.SignInAs(role);
        return visitor;
    }

    private static async Task ListResult(Visitor institute, string title)
    {
        await institute.Open("my/results/new");
        await institute.Fill("成果名称", title);
        await institute.Fill("成果简介", "采用复合絮凝剂与隔膜压滤联用，石材废浆含水率由 65% 降到 22%，泥饼掺量 40% 制成免烧砖，抗压强度 15 MPa 以上。");
        await institute.Fill("主要完成人", "石示例、蒋样本，石示例");
        await institute.Press("保存并继续");
        await institute.Choose("技术领域", "07");
        await institute.Choose("成熟度", "7");
        await institute.Tick("技术开发");
        await institute.Fill("价格", "80万");
        await institute.Press("保存并继续");
        await institute.Sees("石示例、蒋样本");
        await institute.Press("提交审核");
    }

    private async Task PostNeed(Visitor enterprise, string title)
    {
        await enterprise.Open("my/needs/new");
        await enterprise.Fill("需求名称", title);
        await enterprise.Fill("要解决什么问题？", "石材切割每天产生废浆 120 吨，含水率 65%，堆放占地且有扬尘，希望就地脱水并把泥饼用于制砖。");
        await enterprise.Fill("要比现在好多少？", "含水率降到 25% 以下，泥饼综合利用率由 10% 提高到 90%。");
        await enterprise.Fill("解决了值多少？", "每年节省外运和处置费约 260 万元。");
        await enterprise.Press("保存并继续");
        await enterprise.Choose("技术领域", "07");
        await enterprise.Choose("所属行业", "C30");
        await enterprise.Fill("截止日期", Day(chromium.Market.Clock.Today().AddDays(100)));
        await enterprise.Tick("技术开发");
        await enterprise.Fill("预算上限", "900000");
        await enterprise.Press("保存并继续");
        await enterprise.Press("提交审核");
    }

    private static async Task Publish(Visitor supervisor, string title)
    {
        await supervisor.Open("official/reviews");
        await supervisor.Follow(title);
        await supervisor.Press("通过并发布");
    }

    private static async Task TakeCase(Visitor broker, string need, string result)
    {
        await broker.OpenUntilItSays("broker/suggestions?field=07", need);
        await broker.PressBeside("接单", need, result);
        await broker.Sees(result);
        await broker.Fill("引荐说明", "双方都在泉州，可以先看一次中试样品，我来安排时间。");
        await broker.Press("引荐双方");
    }

    private static async Task Agree(Visitor party, string need)
    {
        await party.Open("my/cases");
        await party.Follow(need);
        await party.Fill("意向金额", "80万");
        await party.Press("同意合作");
    }

    private async Task Submit(Visitor institute, string title)
    {
        await institute.OpenUntilItSays("my/contracts", title);
        await institute.Follow(title);
        await institute.Follow("编辑合同");
        await institute.Choose("合同类型", "DEV");
        await institute.Choose("知识产权", "invention");
        await institute.Choose("计划来源", "none");
        await institute.Choose("社会经济目标", "10");
        await institute.Choose("技术领域", "07");
        await institute.Fill("合同标的", "研究开发人提供石材废浆复合絮凝与隔膜压滤成套工艺，含水率降到 25% 以下，泥饼掺量 40% 制成免烧砖，抗压强度不低于 15 MPa，交付工艺文件并培训操作人员。");
        await institute.Fill("合同成交额", "80万");
        await institute.Fill("技术交易额", "60万");
        var today = chromium.Market.Clock.Today();
        await institute.Fill("签订日期", Day(today));
        await institute.Fill("有效期起", Day(today));
        await institute.Fill("有效期止", Day(today.AddYears(1)));
        await institute.Press("保存并提交登记");
    }

    private static async Task<string> Register(Visitor registrar, string title)
    {
        await registrar.Open("official/queue");
        await registrar.Follow(title);
        await registrar.Press("受理");
        await registrar.Press("准予登记并编号");
        await registrar.Follow("查看登记证明");
        return registrar.Page.Url.Split('/')[^1];
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
