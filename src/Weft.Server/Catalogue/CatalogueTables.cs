using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Weft.Core.Cases;
using Weft.Core.Catalogue;
using Weft.Core.Clocks;
using Weft.Core.Regions;
using Weft.Core.Units;

namespace Weft.Server.Catalogue;

internal sealed class VersionRow
{
    public required Guid Id { get; init; }
    public required Guid RegionId { get; init; }

    /// <summary>The city's number in region paths, which it keeps when it is moved in the tree.</summary>
    public required long RegionNumber { get; init; }

    public required int Number { get; init; }
    public required VersionStatus Status { get; set; }
    public string? Note { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }
    public DateTimeOffset? PublishedAt { get; set; }
    public Guid? PublishedBy { get; set; }
    public DateTimeOffset? RetiredAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<VersionRow>
    {
        public void Configure(EntityTypeBuilder<VersionRow> table)
        {
            table.ToTable("versions", CatalogueModule.Schema);
            table.Property(row => row.Id).ValueGeneratedNever();
            table.Property(row => row.Status).HasConversion<string>();
        }
    }
}

internal sealed class ClassRow
{
    public required Guid VersionId { get; init; }
    public required string Code { get; init; }
    public string? ParentCode { get; set; }
    public required string Name { get; set; }
    public string? EnglishName { get; set; }
    public required ClassKind Kind { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ClassRow>
    {
        public void Configure(EntityTypeBuilder<ClassRow> table)
        {
            table.ToTable("classes", CatalogueModule.Schema);
            table.HasKey(row => new { row.VersionId, row.Code });
            table.Property(row => row.Kind).HasConversion<string>();
        }
    }
}

internal sealed class ItemRow
{
    public required Guid Id { get; init; }
    public required Guid VersionId { get; init; }
    public required string Code { get; set; }
    public required string Name { get; set; }
    public string? EnglishName { get; set; }
    public required string ClassCode { get; set; }
    public required CaseKind Kind { get; set; }
    public required RegionLevel Level { get; set; }
    public UnitKind? ResponsibleUnitKind { get; set; }
    public Guid? ResponsibleUnitId { get; set; }
    public string[] Supervising { get; set; } = [];
    public string[] Responsible { get; set; } = [];
    public required bool PhotoOnReport { get; set; }
    public required bool PhotoOnHandling { get; set; }
    public required bool AnonymousAllowed { get; set; }
    public string[] Keywords { get; set; } = [];
    public string? ProcedureCode { get; set; }
    public string? LegalBasis { get; set; }
    public string? CollectionRule { get; set; }
    public required int DuplicateRadiusMetres { get; set; }

    /// <summary>Counts the edits of a draft's item, its conditions included: the ETag.</summary>
    public int Revision { get; set; } = 1;

    public List<ConditionRow> Conditions { get; init; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<ItemRow>
    {
        public void Configure(EntityTypeBuilder<ItemRow> table)
        {
            table.ToTable("items", CatalogueModule.Schema);
            table.Property(row => row.Id).ValueGeneratedNever();
            table.Property(row => row.Kind).HasConversion<string>();
            table.Property(row => row.Level).HasConversion<string>();
            table.Property(row => row.ResponsibleUnitKind).HasConversion<string>();
            table.Property(row => row.Revision).IsConcurrencyToken();
            table.HasMany(row => row.Conditions).WithOne().HasForeignKey(row => row.ItemId);
        }
    }
}

internal sealed class ConditionRow
{
    public Guid ItemId { get; init; }
    public required int Number { get; init; }
    public required string Acceptance { get; set; }
    public int? SignForAmount { get; set; }
    public LimitUnit? SignForUnit { get; set; }
    public required int HandleAmount { get; set; }
    public required LimitUnit HandleUnit { get; set; }
    public required string Completion { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ConditionRow>
    {
        public void Configure(EntityTypeBuilder<ConditionRow> table)
        {
            table.ToTable("conditions", CatalogueModule.Schema);
            table.HasKey(row => new { row.ItemId, row.Number });
            table.Property(row => row.SignForUnit).HasConversion<string>();
            table.Property(row => row.HandleUnit).HasConversion<string>();
        }
    }
}
