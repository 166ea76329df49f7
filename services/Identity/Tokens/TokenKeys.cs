using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace TechMarket.Identity.Tokens;

/// <summary>A key of the tokens, unreadable without the market's key folder.</summary>
internal sealed class TokenKey
{
    public required Guid Id { get; init; }
    /// <summary>signing or encryption.</summary>
    public required string Use { get; init; }
    public required string Protected { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>
/// The keys that sign tokens and encrypt codes and refresh tokens. They are made once and kept in the database, protected by
/// data protection, so that a restart keeps everybody signed in and all instances share them.
/// </summary>
internal sealed partial class TokenKeys(IDataProtectionProvider protection, TimeProvider clock, ILogger<TokenKeys> log)
{
    private readonly IDataProtector protector = protection.CreateProtector("TechMarket.Identity.TokenKeys");

    public RsaSecurityKey Signing { get; private set; } = null!;

    public SymmetricSecurityKey Encryption { get; private set; } = null!;

    public async Task Load(IdentityDb db, CancellationToken stop)
    {
        var signing = await Find(db, "signing", stop) ?? Make(db, "signing", NewSigningKey());
        var encryption = await Find(db, "encryption", stop) ?? Make(db, "encryption", RandomNumberGenerator.GetBytes(32));
        await db.SaveChangesAsync(stop);
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(signing.Key, out _);
        Signing = new RsaSecurityKey(rsa) { KeyId = signing.Id.ToString("N") };
        Encryption = new SymmetricSecurityKey(encryption.Key) { KeyId = encryption.Id.ToString("N") };
    }

    private async Task<(Guid Id, byte[] Key)?> Find(IdentityDb db, string use, CancellationToken stop)
    {
        foreach (var row in await db.TokenKeys.Where(key => key.Use == use).OrderByDescending(key => key.Id).ToListAsync(stop))
        {
            try
            {
                return (row.Id, protector.Unprotect(Convert.FromBase64String(row.Protected)));
            }
            catch (CryptographicException lost)
            {
                LogUnreadable(lost, use);
            }
        }
        return null;
    }

    private (Guid Id, byte[] Key) Make(IdentityDb db, string use, byte[] key)
    {
        var id = Guid.CreateVersion7();
        var hidden = Convert.ToBase64String(protector.Protect(key));
        db.TokenKeys.Add(new TokenKey { Id = id, Use = use, Protected = hidden, CreatedAt = clock.GetUtcNow() });
        return (id, key);
    }

    private static byte[] NewSigningKey()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportPkcs8PrivateKey();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A token key ({Use}) cannot be read with the keys in Market:Folder; a new one is made and earlier sign-ins end.")]
    private partial void LogUnreadable(Exception lost, string use);
}
