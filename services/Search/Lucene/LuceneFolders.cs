using System.Globalization;
using Lucene.Net.Store;
using TechMarket.Platform;

namespace TechMarket.Search.Lucene;

/// <summary>The folder of the index: one subfolder per generation, and a file that names the one that answers.</summary>
internal sealed class LuceneFolders(string path, Func<string, BaseDirectory> store, Action<Exception> troubled) : IDisposable
{
    private readonly string pointer = Path.Combine(path, "current");
    private readonly FileStream held = Hold(Path.Combine(System.IO.Directory.CreateDirectory(path).FullName, "held"));

    public void Dispose() => held.Dispose();

    /// <summary>Opens the generation that answers; others are left-overs of rebuilds that never ended.</summary>
    public LuceneFolder OpenCurrent()
    {
        var name = File.Exists(pointer) ? File.ReadAllText(pointer).Trim() : "";
        name = name.StartsWith("g-", StringComparison.Ordinal) && name == Path.GetFileName(name) ? name : "g-1";
        foreach (var other in System.IO.Directory.GetDirectories(path, "g-*").Where(other => Path.GetFileName(other) != name))
        {
            System.IO.Directory.Delete(other, recursive: true);
        }
        var folder = LuceneFolder.Open(Path.Combine(path, name), store, troubled).Answer();
        MakeCurrent(folder);
        return folder;
    }

    public LuceneFolder OpenNew()
    {
        var last = System.IO.Directory.GetDirectories(path, "g-*").Max(folder => int.Parse(Path.GetFileName(folder)[2..], CultureInfo.InvariantCulture));
        return LuceneFolder.Open(Path.Combine(path, "g-" + (last + 1).ToString(CultureInfo.InvariantCulture)), store, troubled);
    }

    /// <summary>What was last made durable, in place of a folder that could not be written.</summary>
    public LuceneFolder Reopen(LuceneFolder broken) => broken.Reopened(store, troubled);

    /// <summary>A rename, so that a crash leaves either the old name or the new one.</summary>
    public void MakeCurrent(LuceneFolder folder)
    {
        var fresh = pointer + ".new";
        File.WriteAllText(fresh, Path.GetFileName(folder.Path));
        File.Move(fresh, pointer, overwrite: true);
    }

    /// <summary>The system lets go of the file when the process ends, however it ends.</summary>
    private static FileStream Hold(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new SettingWrong($"The search index in {Path.GetDirectoryName(file)} is in use by another process: {taken.Message} Give each market its own Market:Folder.");
        }
    }

    public static void Forget(LuceneFolder? folder)
    {
        if (folder is not null && System.IO.Directory.Exists(folder.Path))
        {
            System.IO.Directory.Delete(folder.Path, recursive: true);
        }
    }
}
