using TechMarket.Events;
using TechMarket.Identity.Accounts;
using TechMarket.Identity.Organisations;
using TechMarket.Platform;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Identity.Mail;

/// <summary>Every letter the service writes, in the language of the request that causes it.</summary>
internal sealed class Letters(IdentityDb db, Settings settings, TimeProvider clock)
{
    public void ConfirmEmail(Account account, string token) => Write(account.Email!, account.Name,
        T("请确认您的邮箱", "Please confirm your e-mail address"),
        T("感谢注册泉州技术转移市场。请在 24 小时内打开下面的链接，确认这是您的邮箱：", "Thank you for registering with Quanzhou TechMarket. Open this link within 24 hours to confirm your address:"),
        Link("confirm-email", ("email", account.Email!), ("token", token)),
        T("如果不是您本人注册，请忽略这封邮件。", "If it was not you, ignore this mail."));

    public void ResetPassword(Account account, string token) => Write(account.Email!, account.Name,
        T("重设密码", "Reset your password"),
        T("有人请求重设您的密码。请在 24 小时内打开下面的链接，设置新密码：", "Somebody asked to reset your password. Open this link within 24 hours to choose a new one:"),
        Link("reset-password", ("email", account.Email!), ("token", token)),
        T("如果不是您本人的请求，请忽略这封邮件，密码不会改变。", "If it was not you, ignore this mail; the password stays as it is."));

    public void Invite(Invitation invitation, string token, string inviter, string? organisation) => Write(invitation.Email, invitation.Name,
        T($"邀请您加入{organisation ?? "泉州技术转移市场"}", $"You are invited to join {organisation ?? "Quanzhou TechMarket"}"),
        T($"{inviter}邀请您{(organisation is null ? "" : $"加入“{organisation}”，")}在泉州技术转移市场开通账号。请在 7 天内打开下面的链接，设置密码：",
            $"{inviter} invites you to {(organisation is null ? "" : $"join {organisation} at ")}Quanzhou TechMarket. Open this link within 7 days and choose a password:"),
        Link("accept-invitation", ("token", token)),
        T("如果您不认识邀请人，请忽略这封邮件。", "If you do not know who invites you, ignore this mail."));

    public void OrganisationReviewed(Account member, Organisation organisation) => Write(member.Email!, member.Name,
        organisation.Status == Organisation.Verified
            ? T("单位信息已通过核验", "Your organisation is verified")
            : T("单位信息未通过核验", "Your organisation was not verified"),
        organisation.Status == Organisation.Verified
            ? T($"“{organisation.Name}”已通过核验，现在可以发布信息了。", $"{organisation.Name} is verified and may publish now.")
            : T($"“{organisation.Name}”未通过核验：{organisation.RefusedReason}。修改后会自动重新提交。",
                $"{organisation.Name} was not verified: {organisation.RefusedReason}. Correct the details and they are submitted again."),
        Link("my/organisation"), "");

    public void BrokerReviewed(Account broker, bool certified, string? reason) => Write(broker.Email!, broker.Name,
        certified ? T("经纪人证书已确认", "Your certificate is confirmed") : T("经纪人证书未通过", "Your certificate was not confirmed"),
        certified
            ? T("您的技术经纪人证书已确认，现在可以承接撮合。", "Your broker's certificate is confirmed; you may take cases now.")
            : T($"您的技术经纪人证书未通过：{reason}。请修改后重新提交。", $"Your broker's certificate was not confirmed: {reason}. Correct it and submit again."),
        Link("broker/certificate"), "");

    public void Alerts(Account account, AlertsRaised raised)
    {
        var (count, search) = (raised.Listings.Count + raised.More, raised.Listings[0].SearchName);
        Write(account.Email!, account.Name,
            raised.Daily ? T($"今日订阅：{count} 条新信息", $"Your saved searches today: {count} new") : T($"“{search}”有 {count} 条新信息", $"{count} new for “{search}”"),
            (raised.Daily ? T("您订阅的搜索有这些新信息：", "Your saved searches newly found:") : T($"您订阅的搜索“{search}”有这些新信息：", $"Your saved search “{search}” newly found:"))
                + string.Concat(raised.Listings.Select(listing => $"\n\n{Told(listing, raised.Daily)}"))
                + (raised.More > 0 ? T($"\n\n另有 {raised.More} 条。", $"\n\nAnd {raised.More} more.") : "")
                + T("\n\n全部提醒和订阅设置：", "\n\nAll alerts, and your saved searches:"),
            Link("my/searches"),
            T("不想再收到？退订：", "No longer wanted? Unsubscribe: ") + Link("unsubscribe", ("token", raised.UnsubscribeToken)),
            new Uri(settings.Address, "api/search/unsubscriptions") + QueryString.Create("token", raised.UnsubscribeToken).Value);
    }

    private string Told(AlertedListing listing, bool daily) =>
        $"{(listing.Kind == "need" ? T("需求", "Need") : T("成果", "Result"))} · {listing.Title}{T("，", ", ")}{listing.OrganisationName}"
            + (daily ? T($"（{listing.SearchName}）", $" ({listing.SearchName})") : "")
            + $"\n{Link($"{(listing.Kind == "need" ? "needs" : "results")}/{listing.ListingId}")}";

    private void Write(string to, string name, string subject, string before, string link, string after, string? unsubscribe = null)
    {
        var now = clock.GetUtcNow();
        db.Letters.Add(new Letter
        {
            Id = Guid.CreateVersion7(), To = to, Name = name, Subject = subject, WrittenAt = now, TryAfter = now, UnsubscribeAddress = unsubscribe,
            Text = T($"{name}，您好：\n\n", $"Dear {name},\n\n") + $"{before}\n\n{link}\n\n{after}".TrimEnd()
                + T("\n\n泉州技术转移市场\n", "\n\nQuanzhou TechMarket\n"),
        });
    }

    private string Link(string page, params (string Name, string Value)[] query) =>
        new Uri(settings.Address, (IsEnglish ? "en/" : "") + page)
        + QueryString.Create(query.Select(part => KeyValuePair.Create(part.Name, (string?)part.Value))).Value;
}
