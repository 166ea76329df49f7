using TechMarket.Tests.Identity;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Browser;

/// <summary>People come in by themselves, by invitation, and are let in by officials: the pages of accounts, used as people use them.</summary>
[Collection(BrowserTests.Name)]
public sealed class AccountPagesFacts(Chromium chromium)
{
    public static TheoryData<int, bool> Screens => new() { { 1280, true }, { 390, true }, { 1280, false }, { 390, false } };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task An_enterprise_registers_and_a_supervisor_verifies_it(int width, bool script)
    {
        var (email, name) = (People.NewEmail(), $"泉州浏览测试{Guid.NewGuid():n}"[..12] + "有限公司");
        await using var person = await chromium.Visit(new Screen(width, script));
        await person.Open("register");
        await person.Press("注册");
        await person.Sees("请填写邮箱");
        await person.Fill("邮箱", email);
        await person.Fill("密码", People.Password);
        await person.Fill("姓名", "陈测试");
        await person.Fill("统一社会信用代码", "914403001922038217");
        await person.Fill("单位全称", name);
        await person.Choose("所在区县", "350582");
        await person.Press("注册");
        await person.Sees("校验位不对");
        await person.Fill("密码", People.Password);
        await person.Fill("统一社会信用代码", People.NewCreditCode());
        await person.Press("注册");
        await person.Sees("确认邮件");
        await person.SignIn(email, People.Password);
        await person.Sees("请先打开确认邮件中的链接");
        await person.Open(LinkOf(await chromium.Market.Letter(email, "确认您的邮箱")));
        await person.Press("确认邮箱");
        await person.Sees("邮箱已确认");
        await person.SignIn(email, People.Password);
        await person.Open("my/organisation");
        await person.Sees("正在等待主管部门核验");

        await using var supervisor = await chromium.Visit(new Screen(width, script));
        await supervisor.SignInAs("supervisor");
        await supervisor.Open($"official/organisations?q={Uri.EscapeDataString(name)}");
        await supervisor.Follow(name);
        await supervisor.Press("通过核验");
        await supervisor.Sees("已核验");
        await person.Open("my/organisation/edit");
        await person.Fill("地址", "泉州市晋江市某路 1 号");
        await person.Press("保存");
        await person.Sees("某路 1 号");
        await person.Open("en/my/organisation");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_colleague_is_invited_joins_and_forgets_the_password(int width, bool script)
    {
        var email = People.NewEmail("colleague");
        await using var member = await chromium.Visit(new Screen(width, script));
        await member.SignInAs("institute");
        await member.Open("my/organisation");
        await member.Fill("同事的邮箱", email);
        await member.Fill("同事的姓名", "同事");
        await member.Press("发送邀请");
        await member.Sees("邀请已发往");

        await using var colleague = await chromium.Visit(new Screen(width, script));
        await colleague.Open(LinkOf(await chromium.Market.Letter(email, "邀请您加入")));
        await colleague.Fill("密码", People.Password);
        await colleague.Press("开通账号");
        await colleague.Sees("账号已开通");
        await colleague.Open("forgot-password");
        await colleague.Fill("邮箱", email);
        await colleague.Press("发送邮件");
        await colleague.Sees("邮件已经发出");
        await colleague.Open(LinkOf(await chromium.Market.Letter(email, "重设密码")));
        await colleague.Fill("新密码", "Another-one-2");
        await colleague.Press("保存新密码");
        await colleague.Sees("密码已更改");
        await colleague.SignIn(email, "Another-one-2");
        await colleague.Open("my/account");
        await colleague.Fill("当前密码", "not-this-1");
        await colleague.Fill("新密码", "Third-one-33");
        await colleague.Press("修改密码");
        await colleague.Sees("当前密码不正确");
        await colleague.Fill("姓名", "同事乙");
        await colleague.Press("保存");
        await colleague.Sees("已保存");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_broker_submits_a_certificate_and_is_certified(int width, bool script)
    {
        var (email, name, number) = (People.NewEmail("broker"), $"林{Guid.NewGuid():n}"[..8], $"测试-{Guid.NewGuid():n}"[..16]);
        await using var broker = await chromium.Visit(new Screen(width, script));
        await broker.Open("register?role=broker");
        await broker.Fill("邮箱", email);
        await broker.Fill("密码", People.Password);
        await broker.Fill("姓名", name);
        await broker.Press("注册");
        await broker.Open(LinkOf(await chromium.Market.Letter(email, "确认您的邮箱")));
        await broker.Press("确认邮箱");
        await broker.SignIn(email, People.Password);
        await broker.Open("broker/certificate");
        await broker.Press("提交核验");
        await broker.Sees("请填写证书编号");
        await broker.Fill("证书编号", number);
        await broker.Tick("高级");
        await broker.Fill("发证机构", "福建省技术市场协会");
        await broker.Fill("发证日期", "2025-06-01");
        await broker.Tick("新材料");
        await broker.Press("提交核验");
        await broker.Sees("等待主管部门核验");

        await using var supervisor = await chromium.Visit(new Screen(width, script));
        await supervisor.SignInAs("supervisor");
        await supervisor.Open("official/brokers");
        await supervisor.Sees(number);
        await supervisor.PressIn(name, "通过核验");
        await supervisor.Sees("的证书已核验");
        await broker.Open("broker/certificate");
        await broker.Sees("证书已核验");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task An_administrator_adds_and_removes_officials_and_integrations(int width, bool script)
    {
        var (email, system) = (People.NewEmail("official"), $"企业云平台 {Guid.NewGuid():n}"[..14]);
        await using var administrator = await chromium.Visit(new Screen(width, script));
        await administrator.SignInAs("administrator");
        await administrator.Open("admin");
        await administrator.Follow("管理工作人员");
        await administrator.Fill("邮箱", email);
        await administrator.Fill("姓名", "新登记员");
        await administrator.Press("发送邀请");
        await administrator.Sees("请至少选择一个角色");
        await administrator.Tick("合同登记员");
        await administrator.Press("发送邀请");
        await administrator.Sees("邀请已发往");
        await administrator.Open("admin/clients");
        await administrator.Fill("系统名称", system);
        await administrator.Press("建立账号");
        await administrator.Sees("密钥只显示这一次");
        await administrator.Sees(system);
    }

    private static string LinkOf(MimeKit.MimeMessage letter) =>
        new Uri(letter.TextBody!.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal)).Trim()).PathAndQuery.TrimStart('/');
}
