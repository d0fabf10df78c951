using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Weft.Server.Cases.Views;

/// <summary>A filter of the list that a person gave a name.</summary>
internal sealed class ViewRow
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required string Name { get; set; }

    /// <summary>As it stands in the address of the list: <c>region=...&amp;light=Red</c>.</summary>
    public required string Filter { get; set; }

    public string? Sort { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public uint Version { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ViewRow>
    {
        public void Configure(EntityTypeBuilder<ViewRow> table)
        {
            table.ToTable("views", "cases");
            table.Property(row => row.Id).ValueGeneratedNever();
            table.Property(row => row.Version).IsRowVersion();
        }
    }
}
