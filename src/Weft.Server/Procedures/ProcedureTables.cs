using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Weft.Core.Cases;
using Weft.Core.Procedures;

namespace Weft.Server.Procedures;

/// <summary>One version of a procedure. Written once and never again.</summary>
internal sealed class ProcedureRow
{
    public required Guid Id { get; init; }
    public required string Code { get; init; }
    public required int Number { get; init; }
    public required string Name { get; init; }
    public required string EnglishName { get; init; }
    public required string Definition { get; init; }

    /// <summary>Whose administrators change it; null for the shipped ones.</summary>
    public Guid? RegionId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }

    public Procedure Procedure => JsonSerializer.Deserialize<Procedure>(Definition, CaseJson.Options)!;

    internal sealed class Mapping : IEntityTypeConfiguration<ProcedureRow>
    {
        public void Configure(EntityTypeBuilder<ProcedureRow> table)
        {
            table.ToTable("versions", ProceduresModule.Schema);
            table.Property(row => row.Id).ValueGeneratedNever();
            table.Property(row => row.Definition).HasColumnType("jsonb");
            table.Ignore(row => row.Procedure);
        }
    }
}

/// <summary>Which procedure a region uses: for an item, for a channel, or, with neither, for everything else.</summary>
internal sealed class ChoiceRow
{
    public required Guid Id { get; init; }
    public required Guid RegionId { get; init; }
    public string? ItemCode { get; init; }
    public CaseChannel? Channel { get; init; }
    public required string ProcedureCode { get; set; }
    public required DateTimeOffset ChosenAt { get; set; }
    public Guid? ChosenBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ChoiceRow>
    {
        public void Configure(EntityTypeBuilder<ChoiceRow> table)
        {
            table.ToTable("choices", ProceduresModule.Schema);
            table.Property(row => row.Id).ValueGeneratedNever();
            table.Property(row => row.Channel).HasConversion<string>();
        }
    }
}
