using TechMarket.Tests.Support;

namespace TechMarket.Tests.Browser;

/// <summary>The registrars' desk with two registrars, and what may become of a registration, used as people use them.</summary>
[Collection(BrowserTests.Name)]
public sealed class ReviewPagesFacts(Chromium chromium)
{
    public static TheoryData<int, bool> Screens => new() { { 1280, true }, { 390, false } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_large_contract_is_taken_passed_on_and_registered_by_the_second_registrar(int width, bool script)
    {
        var id = await chromium.Market.Submitted($"大额合同 {width}{script}", 9_000_000m);
        await using var first = await chromium.Visit(new Screen(width, script));
        await first.SignInAs("registrar");
        await first.Open("official/queue");
        await first.Open($"official/queue/{id}");
        await first.Press("领办");
        await first.Sees("您已领办");
        await first.Press("受理");
        await first.Sees("已受理，正在审查");

        await using var second = await chromium.Visit(new Screen(width, script));
        await second.SignInAs("registrar-hong");
        await second.Open("official/queue?status=accepted");
        await second.Sees("吴登记（演示） 正在办理");

        await Unfold(first, "初审通过，转复审");
        await first.Fill("初审意见", "标的明确，金额核对无误");
        await first.Press("初审通过，转复审");
        await first.Sees("您已完成初审");

        await second.Open("official/queue?status=second-review");
        await second.Open($"official/queue/{id}");
        await second.Fill("核定技术交易额", "800万");
        await second.Press("准予登记并编号");
        await second.Sees("已登记，编号");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_registration_is_amended_objected_to_and_revoked_on_its_pages(int width, bool script)
    {
        var id = await chromium.Market.Submitted($"变更合同 {width}{script}", 1_000_000m);
        var officer = await chromium.Market.SignInAsRegistrar();
        await officer.Step($"api/contracts/{id}", "acceptance");
        var number = (await officer.Step($"api/contracts/{id}", "registration")).GetProperty("number").GetString();

        await using var seller = await chromium.Visit(new Screen(width, script));
        await seller.SignInAs("institute");
        await seller.Open($"my/contracts/{id}");
        await seller.Follow("申请变更登记");
        await seller.Fill("变更的原因", "增加试验内容");
        await seller.Fill("合同成交额", "130万");
        await seller.Press("提交变更申请");
        await seller.Sees("变更申请已提交");
        await Unfold(seller, "提出异议");
        await seller.Fill("对哪项决定有异议", "技术交易额应为 100 万元");
        await seller.Press("提出异议");
        await seller.Sees("异议已提交");

        await using var registrar = await chromium.Visit(new Screen(width, script));
        await registrar.SignInAs("registrar-hong");
        await registrar.Open("official/queue");
        await registrar.Open($"official/queue/{id}");
        await registrar.Press("准予");
        await registrar.Sees("申请已准予");
        await registrar.Choose("复核结果", "kept");
        await registrar.Fill("答复", "金额无误");
        await registrar.Press("答复异议");
        await registrar.Sees("由您作出");
        await registrar.Follow("历次版本");
        await registrar.Press("对照");
        await registrar.Sees("第 1 版与第 2 版的差别");

        await using var supervisor = await chromium.Visit(new Screen(width, script));
        await supervisor.SignInAs("supervisor");
        await supervisor.Open($"official/queue/{id}");
        await Unfold(supervisor, "撤销登记");
        await supervisor.Choose("依据", "duplicate");
        await supervisor.Fill("查明的事实", "已在外地登记");
        await supervisor.PressIn("撤销登记", "撤销登记");
        await supervisor.Sees("登记已撤销");
        await supervisor.Open($"verify/{number}");
        await supervisor.Sees("登记已撤销");
    }

    [Fact]
    public async Task The_desk_is_worked_by_keyboard_alone()
    {
        var id = await chromium.Market.Submitted("只用键盘办理的合同", 700_000m);
        var other = await chromium.Market.Submitted("只用键盘退回的合同", 710_000m);
        await using var registrar = await chromium.Visit(new Screen(1280, true));
        await registrar.SignInAs("registrar-hong");
        await registrar.Open($"official/queue/{id}");
        await registrar.Key('t');
        await registrar.Sees("您已领办");
        await registrar.Key('a');
        await registrar.Sees("已受理，正在审查");
        await registrar.Key('r');
        await registrar.Sees("已登记，编号");
        await registrar.Open("official/queue");
        await registrar.Key('n');
        Assert.Matches("official/queue/[0-9a-f-]{36}$", registrar.Page.Url);
        await registrar.Open($"official/queue/{other}");
        await registrar.Reach('b');
        await registrar.Page.Keyboard.PressAsync("Enter");
        await registrar.Fill("需要补正的内容", "请补充验收标准");
        await registrar.Page.GetByLabel("需要补正的内容").PressAsync("Tab");
        await registrar.Enter();
        await registrar.Sees("已退回");
    }

    private static Task Unfold(Visitor visitor, string question) => visitor.Page.Locator("summary", new() { HasText = question }).ClickAsync();
}
