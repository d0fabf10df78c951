using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Weft.Server.Regions.Staffing;

/// <summary>What somebody is in a grid. A role (Access) says what they may do; a post says whom residents find there.</summary>
internal enum Post
{
    /// <summary>网格员.</summary>
    Worker,
    /// <summary>网格长.</summary>
    Leader,
    /// <summary>协管员.</summary>
    Assistant,
    /// <summary>社区民警.</summary>
    Police,
    /// <summary>包片法官.</summary>
    Judge,
    /// <summary>志愿者.</summary>
    Volunteer,
    /// <summary>联系党员.</summary>
    PartyMember,
}

/// <summary>One person in one post of one region, from and to (without end: until further notice).</summary>
internal sealed class PostRow
{
    public required Guid Id { get; init; }
    public required Guid RegionId { get; init; }
    public required Guid AccountId { get; init; }
    public required Post Post { get; init; }

    /// <summary>专职: the worker who answers for the grid.</summary>
    public required bool Chief { get; init; }

    public required DateTimeOffset Since { get; init; }
    public DateTimeOffset? Until { get; set; }
    public required Guid GivenBy { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PostRow>
    {
        public void Configure(EntityTypeBuilder<PostRow> table)
        {
            table.ToTable("posts", RegionsModule.Schema);
            table.Property(row => row.Post).HasConversion<string>();
        }
    }
}
