using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Weft.Core.Regions;

namespace Weft.Server.Regions;

/// <summary>A region as it is now. The database keeps what it was before (regions.past) by itself.</summary>
internal sealed class RegionRow
{
    public required Guid Id { get; init; }
    public required long Number { get; init; }
    public Guid? ParentId { get; set; }
    public required string Path { get; set; }
    public required RegionLevel Level { get; set; }
    public required RegionKind Kind { get; init; }
    public string? Overlay { get; init; }
    public required string Name { get; set; }
    public string? EnglishName { get; set; }

    /// <summary>WKB polygon or multipolygon, WGS 84.</summary>
    public byte[]? Boundary { get; set; }

    public int? Households { get; set; }
    public int? Residents { get; set; }
    public required DateTimeOffset ValidFrom { get; init; }
    public DateTimeOffset? ValidTo { get; set; }

    /// <summary>When the state in this row began.</summary>
    public required DateTimeOffset Since { get; set; }

    public uint Version { get; init; }

    public RegionNode ToNode() =>
        new(Id, Number, new RegionPath(Path), ParentId, Level, Kind, Overlay, Name, EnglishName, ValidFrom, ValidTo);

    internal sealed class Mapping : IEntityTypeConfiguration<RegionRow>
    {
        public void Configure(EntityTypeBuilder<RegionRow> table)
        {
            table.ToTable("regions", RegionsModule.Schema);
            table.Property(row => row.Number).ValueGeneratedNever();
            table.Property(row => row.Level).HasConversion<string>();
            table.Property(row => row.Kind).HasConversion<string>();
            table.Property(row => row.Version).IsRowVersion();
        }
    }
}

internal enum SuccessionKind
{
    Split,
    Merge,
    Move,
}

/// <summary>Which region went on as which, when and by whom. A move has the same region on both sides.</summary>
internal sealed class SuccessionRow
{
    public long Id { get; init; }
    public required SuccessionKind Kind { get; init; }
    public required Guid FromId { get; init; }
    public required Guid ToId { get; init; }
    public required string FromPath { get; init; }
    public required string ToPath { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid ByAccount { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SuccessionRow>
    {
        public void Configure(EntityTypeBuilder<SuccessionRow> table)
        {
            table.ToTable("successions", RegionsModule.Schema);
            table.Property(row => row.Kind).HasConversion<string>();
        }
    }
}

/// <summary>A code of a region in a scheme, from and to. Codes change, ids do not.</summary>
internal sealed class RegionCodeRow
{
    public required Guid RegionId { get; init; }
    public required string Scheme { get; init; }
    public required string Code { get; init; }
    public required DateTimeOffset ValidFrom { get; init; }
    public DateTimeOffset? ValidTo { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RegionCodeRow>
    {
        public void Configure(EntityTypeBuilder<RegionCodeRow> table)
        {
            table.ToTable("codes", RegionsModule.Schema);
            table.HasKey(row => new { row.RegionId, row.Scheme, row.ValidFrom });
        }
    }
}
