using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Weft.Core.Clocks;

namespace Weft.Server.Clocks;

/// <summary>A calendar of a region, or the default one of all regions. Every change of it, its weeks or its days makes a new version.</summary>
internal sealed class CalendarRow
{
    public required Guid Id { get; init; }
    public required Guid? RegionId { get; init; }
    public required string Name { get; set; }
    public required string TimeZone { get; set; }
    public required bool OwnDays { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; set; }
    public uint Version { get; init; }
    public List<WeekRow> Weeks { get; init; } = [];
    public List<DayRow> Days { get; init; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<CalendarRow>
    {
        public void Configure(EntityTypeBuilder<CalendarRow> table)
        {
            table.ToTable("calendars", "clocks");
            table.Property(row => row.Version).IsRowVersion();
            table.HasMany(row => row.Weeks).WithOne().HasForeignKey(week => week.CalendarId);
            table.HasMany(row => row.Days).WithOne().HasForeignKey(day => day.CalendarId);
        }
    }
}

internal sealed class WeekRow
{
    public required Guid CalendarId { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required string Hours { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<WeekRow>
    {
        public void Configure(EntityTypeBuilder<WeekRow> table)
        {
            table.ToTable("weeks", "clocks");
            table.HasKey(row => new { row.CalendarId, row.ValidFrom });
            table.Property(row => row.Hours).HasColumnType("jsonb");
        }
    }
}

internal sealed class DayRow
{
    public required Guid CalendarId { get; init; }
    public required DateOnly Date { get; init; }
    public required CalendarDayKind Kind { get; set; }
    public required string Name { get; set; }
    public required string[] Hours { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DayRow>
    {
        public void Configure(EntityTypeBuilder<DayRow> table)
        {
            table.ToTable("days", "clocks");
            table.HasKey(row => new { row.CalendarId, row.Date });
            table.Property(row => row.Kind).HasConversion<string>();
        }
    }
}
