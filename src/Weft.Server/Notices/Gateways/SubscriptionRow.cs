using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Weft.Server.Notices.Gateways;

internal sealed class SubscriptionRow
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public required GatewayKind Gateway { get; init; }
    public required string Url { get; set; }
    public required string SecretSealed { get; set; }
    public required string[] Kinds { get; set; }
    public required Guid RegionId { get; set; }
    public bool Active { get; set; } = true;
    public required Guid CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public uint Version { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SubscriptionRow>
    {
        public void Configure(EntityTypeBuilder<SubscriptionRow> table)
        {
            table.ToTable("subscriptions", "notices");
            table.Property(row => row.Gateway).HasConversion<string>();
            table.Property(row => row.Version).IsRowVersion();
        }
    }
}

/// <summary>A receiver in trouble; one that answers has no row.</summary>
internal sealed class ReceiverRow
{
    public required Guid SubscriptionId { get; init; }
    public int FailuresInARow { get; init; }
    public DateTimeOffset? RestUntil { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReceiverRow>
    {
        public void Configure(EntityTypeBuilder<ReceiverRow> table)
        {
            table.ToTable("receivers", "notices");
            table.HasKey(row => row.SubscriptionId);
        }
    }
}
