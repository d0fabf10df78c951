using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Weft.Core.Regions;
using Weft.Server.Database;

namespace Weft.Server.Regions.Codes;

internal sealed class SchemeRow
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public required string Name { get; init; }
    public required string Title { get; init; }
    public required string EnglishTitle { get; init; }
    public required string[] Levels { get; init; }
    public string? Extends { get; init; }

    /// <summary>JSON of <see cref="CodeSegment"/>s.</summary>
    public required string Segments { get; init; }

    public CodeScheme ToScheme() =>
        new(Name, Title, EnglishTitle, [.. Levels.Select(Enum.Parse<RegionLevel>)], Extends, JsonSerializer.Deserialize<CodeSegment[]>(Segments, Web)!);

    public static SchemeRow Of(CodeScheme scheme) => new()
    {
        Name = scheme.Name,
        Title = scheme.Title,
        EnglishTitle = scheme.EnglishTitle,
        Levels = [.. scheme.Levels.Select(level => level.ToString())],
        Extends = scheme.Extends,
        Segments = JsonSerializer.Serialize(scheme.Segments, Web),
    };

    internal sealed class Mapping : IEntityTypeConfiguration<SchemeRow>
    {
        public void Configure(EntityTypeBuilder<SchemeRow> table)
        {
            table.ToTable("schemes", RegionsModule.Schema);
            table.HasKey(row => row.Name);
            table.Property(row => row.Segments).HasColumnType("jsonb");
        }
    }
}

internal static class Schemes
{
    public static async Task<IReadOnlyDictionary<string, CodeScheme>> All(WeftDb db, CancellationToken ct) =>
        (await db.Set<SchemeRow>().AsNoTracking().ToListAsync(ct)).ToDictionary(row => row.Name, row => row.ToScheme());
}
