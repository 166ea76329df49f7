using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Hosting;

namespace TechMarket.Platform.Auth;

/// <summary>
/// The keys of cookies and kept answers lie in the folder that all instances share. Processes that begin on an empty folder take turns:
/// otherwise each would make a key of its own, and not know the others' for a day. Before anything else starts, for the library reads
/// its keys, and makes a missing one, in a hosted service of its own.
/// </summary>
internal sealed class SharedKeys(IDataProtectionProvider protection, Settings settings) : IHostedLifecycleService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static string FolderOf(Settings settings) => Directory.CreateDirectory(Path.Combine(settings.Folder, "keys")).FullName;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var turn = await Turn(cancellationToken);
        protection.CreateProtector(nameof(SharedKeys)).Protect([]);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The system gives the file free again when its process dies.</summary>
    private async Task<FileStream> Turn(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(FolderOf(settings), "turn"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(Pause, stop);
            }
        }
    }
}
