using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Errors;

namespace TechMarket.Contracts.Texts;

/// <summary>
/// 合同文本: one file of the full text that goes with a filing, byte for byte as its seller uploaded it. Which files belong to a contract stands in the
/// contract's own row too, see <see cref="Contract.TextHashes"/>.
/// </summary>
internal sealed class ContractText
{
    public Guid Id { get; private init; }
    public Guid ContractId { get; private init; }
    public string Name { get; private init; } = "";
    public string MediaType { get; private init; } = "";
    /// <summary>Bytes.</summary>
    public int Size { get; private init; }
    /// <summary>Of the file, lower-case hex.</summary>
    public string Sha256 { get; private init; } = "";
    /// <summary>In this table and no other, so that nothing but handing the file out reads them.</summary>
    public byte[] Bytes { get; private init; } = [];
    public DateTimeOffset AddedAt { get; private init; }
    public string AddedBy { get; private init; } = "";

    /// <summary>The file is the one that was uploaded.</summary>
    public bool IsIntact => Sha256 == HashOf(Bytes);

    /// <exception cref="ShapeWrong">The file is none that can be a text.</exception>
    public static ContractText Of(Contract contract, byte[] file, string? name, Caller who, DateTimeOffset now)
    {
        var format = TextFormat.Of(file) ?? throw (file.Length == 0
            ? new ShapeWrong("file", "文件是空的，请重新选择。", "The file is empty; choose another.")
            : new ShapeWrong("file", "不能识别这个文件。合同文本应为 PDF、OFD、JPEG 或 PNG 原文件；Word 等其他格式请先另存为 PDF。",
                "This file is none that can be kept. A text is a PDF, OFD, JPEG or PNG file; save Word and other documents as PDF first."));
        if (!format.IsWhole(file))
        {
            throw new ShapeWrong("file", "文件不完整或已损坏，打不开。请重新导出或扫描后再上传。", "The file is damaged or not complete and cannot be opened; export or scan it anew.");
        }
        return new()
        {
            Id = Guid.CreateVersion7(now),
            ContractId = contract.Id,
            Name = TextName.Of(name, format),
            MediaType = format.MediaType,
            Size = file.Length,
            Sha256 = HashOf(file),
            Bytes = file,
            AddedAt = now,
            AddedBy = who.Name,
        };
    }

    public static NotHere Missing() => new("没有找到这份合同文本，可能已被移除。", "There is no such text; it may have been removed.");

    public static void Map(ModelBuilder model) => model.Entity<ContractText>(text =>
    {
        text.ToTable("contract_texts");
        text.HasIndex(t => new { t.ContractId, t.Sha256 }).IsUnique();
        text.HasIndex(t => t.Sha256);
        text.HasOne<Contract>().WithMany().HasForeignKey(t => t.ContractId).OnDelete(DeleteBehavior.Cascade);
    });

    private static string HashOf(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));
}
