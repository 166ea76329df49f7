using System.Net;
using System.Net.Sockets;

namespace TechMarket.Tests.Support;

/// <summary>A door before a server: closed, nobody gets in and who was inside is thrown out, as when the server is away.</summary>
internal sealed class TcpDoor(int behind) : IAsyncDisposable
{
    private readonly List<TcpClient> inside = [];
    private TcpListener? listener;

    public int Port { get; } = Ports.Free();

    public void Open()
    {
        var opened = listener = new TcpListener(IPAddress.Loopback, Port);
        opened.Start();
        _ = Task.Run(async () =>
        {
            while (true)
            {
                _ = Lead(await opened.AcceptTcpClientAsync());
            }
        });
    }

    public void Close()
    {
        listener?.Stop();
        listener = null;
        lock (inside)
        {
            inside.ForEach(one => one.Close());
            inside.Clear();
        }
    }

    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private async Task Lead(TcpClient caller)
    {
        var server = new TcpClient { NoDelay = true };
        caller.NoDelay = true;
        await server.ConnectAsync(IPAddress.Loopback, behind);
        lock (inside)
        {
            inside.AddRange([caller, server]);
        }
        var (there, back) = (caller.GetStream(), server.GetStream());
        await Task.WhenAny(there.CopyToAsync(back), back.CopyToAsync(there));
        caller.Close();
        server.Close();
    }
}
