using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace TechMarket.Identity.Organisations;

/// <summary>An account offered by mail: to a colleague by a member, to an official by an administrator. Only the token's hash is kept.</summary>
internal sealed class Invitation
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(7);

    public required Guid Id { get; init; }
    public required string TokenHash { get; init; }
    public required string Email { get; init; }
    public required string Name { get; init; }
    public required string[] Roles { get; init; }
    public Guid? OrganisationId { get; init; }
    public Organisation? Organisation { get; init; }
    public required string InvitedBy { get; init; }
    public DateTimeOffset InvitedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; set; }

    public static (Invitation Invitation, string Token) New(
        string email, string name, IEnumerable<string> roles, Guid? organisation, string invitedBy, DateTimeOffset at)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new Invitation
        {
            Id = Guid.CreateVersion7(), TokenHash = Hash(token), Email = email.Trim(), Name = name.Trim(), Roles = [.. roles],
            OrganisationId = organisation, InvitedBy = invitedBy, InvitedAt = at, ExpiresAt = at + ValidFor,
        }, token);
    }

    public static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
