using Microsoft.EntityFrameworkCore;

namespace TechMarket.Contracts.Texts;

/// <summary>A text as its contract lists it, without its bytes.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of the file, lower-case hex.</param>
internal sealed record TextLine(Guid Id, string Name, string MediaType, int Size, string Sha256, DateTimeOffset AddedAt, string AddedBy)
{
    /// <summary>In the order they were added.</summary>
    public static Task<List<TextLine>> Of(Guid contract, ContractsDb db, CancellationToken stop) =>
        db.Texts.Where(text => text.ContractId == contract).OrderBy(text => text.AddedAt).ThenBy(text => text.Id)
            .Select(text => new TextLine(text.Id, text.Name, text.MediaType, text.Size, text.Sha256, text.AddedAt, text.AddedBy)).ToListAsync(stop);
}
