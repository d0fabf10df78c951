using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Weft.Core.Attachments;

namespace Weft.Server.Attachments;

/// <summary>One upload and the file it became. Written by SQL in one place each, read as a whole.</summary>
internal sealed class FileRow
{
    public required Guid Id { get; init; }
    /// <summary>Null for a file sent without a sign-in: the token speaks for its owner.</summary>
    public Guid? OwnerId { get; init; }
    public byte[]? TokenHash { get; init; }
    public required string FileName { get; init; }
    public required AttachmentState State { get; init; }
    public string? RefusedBecause { get; init; }
    public required long Size { get; init; }
    public long Received { get; init; }
    public byte[]? PromisedSha256 { get; init; }
    public byte[]? Sha256 { get; init; }
    public FileKind? Kind { get; init; }
    public int? Width { get; init; }
    public int? Height { get; init; }
    public DateTimeOffset? TakenAt { get; init; }
    public double? TakenLongitude { get; init; }
    public double? TakenLatitude { get; init; }
    public Guid? AttachedTo { get; init; }
    public DateTimeOffset? AttachedAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<FileRow>
    {
        public void Configure(EntityTypeBuilder<FileRow> table)
        {
            table.ToTable("files", "attachments");
            table.Property(row => row.State).HasConversion<string>();
            table.Property(row => row.Kind).HasConversion<string>();
        }
    }
}
