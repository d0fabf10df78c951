using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Weft.Server.Access;

internal sealed class ApiKeyRow
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required string Name { get; init; }
    public required string Beginning { get; init; }
    public required byte[] Hash { get; init; }
    public required string[] Roles { get; init; }
    public required Guid? RegionId { get; init; }
    public required int CallsAMinute { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
    public DateTimeOffset? LastUsedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ApiKeyRow>
    {
        public void Configure(EntityTypeBuilder<ApiKeyRow> table) => table.ToTable("api_keys", "access");
    }
}
