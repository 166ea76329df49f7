using Microsoft.EntityFrameworkCore;
using MimeKit;
using TechMarket.Platform;
using TechMarket.Platform.Messaging;

namespace TechMarket.Identity.Mail;

/// <summary>Sends the letters that wait, oldest first; one that fails is tried again with growing pauses for three days.</summary>
internal sealed partial class MailCarrier(
    IServiceScopeFactory scopes, IMail mail, Settings settings, Rounds<IdentityDb> rounds, TimeProvider clock, ILogger<MailCarrier> log) : BackgroundService
{
    private const int BatchSize = 20;
    private const int LastAttempt = 60;
    private static readonly TimeSpan poll = TimeSpan.FromSeconds(1);

    private readonly MailboxAddress from = MailboxAddress.Parse(
        settings["Smtp:From"] ?? $"TechMarket <no-reply@{settings.Address.Host}>");

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        rounds.Repeat("sending mail", SendAll, stop => Task.Delay(poll, stop), stoppingToken);

    private async Task SendAll(CancellationToken stop)
    {
        while (await SendBatch(stop) == BatchSize)
        {
        }
    }

    private async Task<int> SendBatch(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        await using var commit = await db.Database.BeginTransactionAsync(stop);
        var letters = await db.Letters.FromSql(
            $"select * from identity.letters where try_after <= {clock.GetUtcNow()} order by try_after limit {BatchSize} for update skip locked").ToListAsync(stop);
        foreach (var letter in letters)
        {
            await Send(db, letter, stop);
        }
        await db.SaveChangesAsync(stop);
        await commit.CommitAsync(stop);
        return letters.Count;
    }

    private async Task Send(IdentityDb db, Letter letter, CancellationToken stop)
    {
        try
        {
            await mail.Send(Envelope(letter), stop);
            db.Letters.Remove(letter);
        }
        catch (Exception failed) when (!stop.IsCancellationRequested)
        {
            letter.Attempts++;
            letter.Error = failed.Message;
            letter.TryAfter = letter.Attempts >= LastAttempt
                ? DateTimeOffset.MaxValue
                : clock.GetUtcNow().AddSeconds(Math.Min(3600, Math.Pow(2, letter.Attempts)));
            LogNotSent(failed, letter.Id, letter.Attempts);
        }
    }

    private MimeMessage Envelope(Letter letter)
    {
        var message = new MimeMessage { Subject = letter.Subject, Date = letter.WrittenAt, Body = new TextPart("plain") { Text = letter.Text } };
        message.From.Add(from);
        message.To.Add(new MailboxAddress(letter.Name, letter.To));
        if (letter.UnsubscribeAddress is { } address)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{address}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }
        return message;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Letter {Id} could not be sent (attempt {Attempt}).")]
    private partial void LogNotSent(Exception failed, Guid id, int attempt);
}
