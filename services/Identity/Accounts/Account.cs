using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using TechMarket.Identity.Organisations;
using TechMarket.Platform.Auth;

namespace TechMarket.Identity.Accounts;

/// <summary>A person who may sign in. The roles are a closed list (<see cref="Roles"/>), so they are a column.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public required string Name { get; set; }
    public required string[] Roles { get; set; }
    public Guid? OrganisationId { get; set; }
    public Organisation? Organisation { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public bool Demo { get; init; }

    /// <summary>A disabled account cannot sign in; what it did stays.</summary>
    public bool Disabled { get; set; }

    public static Account New(string email, string name, IEnumerable<string> roles, DateTimeOffset at, bool demo = false) => new()
    {
        Id = Guid.CreateVersion7(),
        Email = email.Trim(),
        UserName = email.Trim(),
        Name = name.Trim(),
        Roles = [.. roles],
        CreatedAt = at,
        LockoutEnabled = true,
        Demo = demo,
    };
}

/// <summary>Changes wait for the use case's own commit, so that an account, its organisation, its mail and its events are one.</summary>
internal sealed class AccountStore : UserOnlyStore<Account, IdentityDb, Guid>
{
    public AccountStore(IdentityDb db, IdentityErrorDescriber describer) : base(db, describer) => AutoSaveChanges = false;
}
