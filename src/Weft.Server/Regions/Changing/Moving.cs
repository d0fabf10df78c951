using Weft.Core.Regions;

namespace Weft.Server.Regions.Changing;

internal static class Moving
{
    /// <summary>
    /// Rewrites the paths of the region and of all below it, closed ones too, and lets the other modules follow. What is in
    /// memory about these rows is old afterwards.
    /// </summary>
    public static async Task Move(MapChange change, RegionRow row, RegionNode parent, string reason, Guid byAccount, CancellationToken ct)
    {
        var (from, to) = (new RegionPath(row.Path), parent.Path.Child(row.Number));

        // Path and parent change together: a constraint ties them for the root, and one state of the past, not two, must remain.
        (row.ParentId, row.Path, row.Since) = (parent.Id, to.Value, change.Now);
        change.Db.Set<SuccessionRow>().Add(new SuccessionRow
        {
            Kind = SuccessionKind.Move,
            FromId = row.Id,
            ToId = row.Id,
            FromPath = from.Value,
            ToPath = to.Value,
            Reason = reason,
            At = change.Now,
            ByAccount = byAccount,
        });
        await change.Db.SaveChangesAsync(ct);
        await change.Rehang(from, to, ct);
    }
}
