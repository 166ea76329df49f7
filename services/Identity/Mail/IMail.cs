using MimeKit;
using TechMarket.Platform;

namespace TechMarket.Identity.Mail;

/// <summary>Where letters go: a folder (to read them without a mail server) or an SMTP server, by <c>Market:Mail</c>.</summary>
internal interface IMail
{
    Task Send(MimeMessage message, CancellationToken stop);
}

/// <summary>Writes each letter as an <c>.eml</c> file into <c>{Market:Folder}/mail</c>.</summary>
internal sealed class FolderMail(Settings settings) : IMail
{
    private readonly string folder = Path.Combine(settings.Folder, "mail");

    public async Task Send(MimeMessage message, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        var name = $"{message.Date:yyyyMMdd-HHmmss}-{Guid.CreateVersion7():n}.eml";
        var unfinished = Path.Combine(folder, name + ".part");
        await message.WriteToAsync(unfinished, stop);
        File.Move(unfinished, Path.Combine(folder, name));
    }
}

/// <summary>Hands each letter to the SMTP server of <c>Market:Smtp</c>.</summary>
internal sealed class SmtpMail(Settings settings) : IMail
{
    private readonly string host = settings.Required("Smtp:Host");
    private readonly int port = int.TryParse(settings["Smtp:Port"], out var set) ? set : 587;

    public async Task Send(MimeMessage message, CancellationToken stop)
    {
        using var server = new MailKit.Net.Smtp.SmtpClient();
        await server.ConnectAsync(host, port, MailKit.Security.SecureSocketOptions.Auto, stop);
        if (settings["Smtp:User"] is { Length: > 0 } user)
        {
            await server.AuthenticateAsync(user, settings.Required("Smtp:Password"), stop);
        }
        await server.SendAsync(message, stop);
        await server.DisconnectAsync(true, stop);
    }
}
