using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts;

/// <summary>合同文本 that go with the filing; the files are <see cref="Texts.ContractText"/>.</summary>
internal sealed partial class Contract
{
    public const int MostTexts = 10;

    /// <summary>
    /// SHA-256 of each text, lower-case hex, in the order they were added. In the contract's own row: its version moves with its texts, so that nobody
    /// submits or decides on others than they saw, and the seal covers them without reading a file.
    /// </summary>
    public IReadOnlyList<string> TextHashes { get; private set; } = [];

    public void AddText(string sha256)
    {
        MustBeOpen();
        if (TextHashes.Contains(sha256))
        {
            throw new RuleBroken("text.twice", "这份合同已经有这个文件，无需再次上传；要上传另一个文件请重新选择。",
                "This contract has this very file already; choose another one if you meant another.");
        }
        if (TextHashes.Count >= MostTexts)
        {
            throw new RuleBroken("text.too-many", $"一份合同最多 {MostTexts} 个文件。请先移除不需要的文件，或把几个文件合并成一个 PDF 再上传。",
                $"A contract has at most {MostTexts} files. Remove one that is not needed, or put several into one PDF.");
        }
        TextHashes = [.. TextHashes, sha256];
    }

    public void RemoveText(string sha256)
    {
        MustBeOpen();
        TextHashes = [.. TextHashes.Where(hash => hash != sha256)];
    }

    /// <summary>What the seal says of the texts; nothing of a contract without any, whose hash is what it was before there were texts.</summary>
    private string TextsToCanonical() => string.Concat(TextHashes.Select(hash => $"text={hash}\n"));

    public static void MapTexts(EntityTypeBuilder<Contract> contract)
    {
        contract.Property(c => c.TextHashes).HasDefaultValueSql("'[]'");
        contract.Property(c => c.TextHashes).AsJson();
    }
}
