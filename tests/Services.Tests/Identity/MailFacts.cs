using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using MimeKit;
using TechMarket.Tests.Support;
using Xunit;

namespace TechMarket.Tests.Identity;

/// <summary>Letters over SMTP, and a mail server that is away for a while.</summary>
public sealed class MailFacts
{
    [Fact]
    public async Task Letters_go_out_by_smtp_and_wait_for_a_server_that_is_away()
    {
        using var server = new MailServer();
        await using var market = await Market.Open(("Market:Mail", "smtp"), ("Market:Smtp:Host", "127.0.0.1"),
            ("Market:Smtp:Port", server.Port.ToString(CultureInfo.InvariantCulture)), ("Market:Smtp:From", "科技市场 <office@market.example>"));
        var email = People.NewEmail();
        await market.Anyone.Post("api/identity/registrations", People.Registration(email), HttpStatusCode.Created);
        await Task.Delay(1500);
        var letter = await server.Receive();
        Assert.Equal(email, Assert.Single(letter.To.Mailboxes).Address);
        Assert.Equal("科技市场", Assert.Single(letter.From.Mailboxes).Name);
        using var confirmed = await market.Anyone.PostAsJsonAsync(
            "api/identity/email-confirmations", new { email, token = letter.FromLink("token") });
        await confirmed.MustBe(HttpStatusCode.OK);
    }

    /// <summary>Takes one letter, once it is told to listen.</summary>
    private sealed class MailServer : IDisposable
    {
        private readonly TcpListener listener;

        public MailServer()
        {
            using var free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
            free.Stop();
            listener = new TcpListener(IPAddress.Loopback, Port);
        }

        public int Port { get; }

        public async Task<MimeMessage> Receive()
        {
            listener.Start();
            using var client = await listener.AcceptTcpClientAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, leaveOpen: true);
            await using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
            using var letter = new MemoryStream();
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync() is { } line && !line.StartsWith("QUIT", StringComparison.Ordinal))
            {
                await writer.WriteLineAsync(line.StartsWith("DATA", StringComparison.Ordinal) ? "354 go on" : line.StartsWith("EHLO", StringComparison.Ordinal) ? "250-test\r\n250 8BITMIME" : "250 ok");
                if (line.StartsWith("DATA", StringComparison.Ordinal))
                {
                    await Read(reader, letter);
                    await writer.WriteLineAsync("250 kept");
                }
            }
            letter.Position = 0;
            return await MimeMessage.LoadAsync(letter);
        }

        private static async Task Read(StreamReader from, MemoryStream letter)
        {
            await using var kept = new StreamWriter(letter, leaveOpen: true) { NewLine = "\r\n" };
            while (await from.ReadLineAsync() is { } line && line != ".")
            {
                await kept.WriteLineAsync(line.StartsWith('.') ? line[1..] : line);
            }
        }

        public void Dispose() => listener.Dispose();
    }
}
