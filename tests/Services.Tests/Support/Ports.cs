using System.Net;
using System.Net.Sockets;

namespace TechMarket.Tests.Support;

/// <summary>Ports nobody listens on, below the range the kernel hands out to outgoing connections.</summary>
internal static class Ports
{
    private static readonly HashSet<int> given = [];

    public static int Free()
    {
        lock (given)
        {
            while (true)
            {
                var port = Random.Shared.Next(20_000, 32_000);
                if (IsFree(port) && given.Add(port))
                {
                    return port;
                }
            }
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
