using Microsoft.Extensions.Configuration;
using TechMarket.Platform;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.Platform;

/// <summary>Two processes that begin on the same empty folder must not make a key each: who holds the turn makes it, the others wait.</summary>
public sealed class SharedKeysFacts
{
    [Fact]
    public async Task No_key_is_made_out_of_turn()
    {
        var folder = Directory.CreateTempSubdirectory("techmarket-keys-").FullName;
        var keys = Directory.CreateDirectory(Path.Combine(folder, "keys")).FullName;
        await using var app = Hosting.Build([], [], builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Market:Database"] = "Host=127.0.0.1;Database=none",
            ["Market:Address"] = "http://127.0.0.1:1",
            ["Market:Listen"] = "http://127.0.0.1:0",
            ["Market:Folder"] = folder,
            ["Logging:LogLevel:Default"] = "None",
        }));
        Task starting;
        await using (new FileStream(Path.Combine(keys, "turn"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            starting = app.StartAsync();
            await Task.Delay(TimeSpan.FromSeconds(1));
            Assert.False(starting.IsCompleted);
            Assert.Empty(Directory.GetFiles(keys, "key-*.xml"));
        }
        await starting;
        Assert.Single(Directory.GetFiles(keys, "key-*.xml"));
        await app.StopAsync();
        Directory.Delete(folder, recursive: true);
    }
}
