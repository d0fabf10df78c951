namespace Weft.Server.Regions.Staffing;

internal sealed record PostAnswer(Guid Id, Guid RegionId, Guid AccountId, Post Post, bool Chief, DateTimeOffset Since, DateTimeOffset? Until)
{
    public static PostAnswer Of(PostRow row) => new(row.Id, row.RegionId, row.AccountId, row.Post, row.Chief, row.Since, row.Until);
}
