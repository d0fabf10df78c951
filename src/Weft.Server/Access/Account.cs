using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Weft.Core.Access;

namespace Weft.Server.Access;

/// <summary>Somebody who can sign in. Identity's own columns for mail, phone and lock-out are unused: phones are sealed here, lock-out goes by name.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }
    public bool PasswordIsGiven { get; set; }
    public long LastTotpStep { get; set; }
    public string? PhoneSealed { get; set; }
    public byte[]? PhoneHash { get; set; }
    public bool Active { get; set; } = true;
    public bool Demo { get; init; }
    public bool Resident { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public uint Version { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<IdentityUserToken<Guid>>
    {
        public void Configure(EntityTypeBuilder<Account> table)
        {
            table.ToTable("accounts", "access");
            table.Property(account => account.UserName).IsRequired();
            table.Property(account => account.NormalizedUserName).IsRequired();
            table.Property(account => account.SecurityStamp).IsRequired();
            table.Ignore(account => account.Email);
            table.Ignore(account => account.NormalizedEmail);
            table.Ignore(account => account.EmailConfirmed);
            table.Ignore(account => account.PhoneNumber);
            table.Ignore(account => account.PhoneNumberConfirmed);
            table.Ignore(account => account.LockoutEnabled);
            table.Ignore(account => account.LockoutEnd);
            table.Ignore(account => account.AccessFailedCount);
            table.Ignore(account => account.ConcurrencyStamp);
            table.Property(account => account.Version).IsRowVersion();
        }

        public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> table)
        {
            table.ToTable("tokens", "access");
            table.HasKey(token => new { token.UserId, token.LoginProvider, token.Name });
        }
    }
}

internal sealed class AssignmentRow
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required Role Role { get; init; }
    public required Guid? RegionId { get; init; }
    public required Guid? UnitId { get; init; }
    public required DateTimeOffset ValidFrom { get; init; }
    public DateTimeOffset? ValidTo { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AssignmentRow>
    {
        public void Configure(EntityTypeBuilder<AssignmentRow> table)
        {
            table.ToTable("assignments", "access");
            table.Property(row => row.Role).HasConversion<string>();
        }
    }
}
