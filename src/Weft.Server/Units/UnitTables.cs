using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Weft.Core.Regions;
using Weft.Core.Units;

namespace Weft.Server.Units;

internal sealed class UnitRow
{
    public required Guid Id { get; init; }
    public string? Code { get; set; }
    public required string Name { get; set; }
    public string EnglishName { get; set; } = "";
    public required UnitKind Kind { get; init; }
    public required RegionLevel Level { get; set; }
    public required Guid RegionId { get; set; }
    public Guid? ParentId { get; set; }
    public string? Phone { get; set; }
    public bool Active { get; set; } = true;
    public uint Version { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<UnitRow>
    {
        public void Configure(EntityTypeBuilder<UnitRow> table)
        {
            table.ToTable("units", "units");
            table.Property(row => row.Kind).HasConversion<string>();
            table.Property(row => row.Level).HasConversion<string>();
            table.Property(row => row.Version).IsRowVersion();
        }
    }
}
