using Microsoft.EntityFrameworkCore;
using Weft.Core.Regions;
using Weft.Server.Regions.Staffing;

namespace Weft.Server.Regions.Changing;

internal static class Succeeding
{
    /// <summary>Keeps who went on as whom.</summary>
    public static void Record(MapChange change, SuccessionKind kind, RegionRow from, RegionNode to, string reason, Guid byAccount) =>
        change.Db.Set<SuccessionRow>().Add(new SuccessionRow
        {
            Kind = kind,
            FromId = from.Id,
            ToId = to.Id,
            FromPath = from.Path,
            ToPath = to.Path.Value,
            Reason = reason,
            At = change.Now,
            ByAccount = byAccount,
        });

    /// <summary>
    /// The people of the old regions go on in the new one. Of several chief workers the longest in post stays chief; nobody
    /// holds one post twice.
    /// </summary>
    public static async Task KeepPosts(MapChange change, Guid[] from, Guid to, CancellationToken ct)
    {
        var held = await change.Db.Set<PostRow>().AsNoTracking()
            .Where(post => from.Contains(post.RegionId) && post.Since <= change.Now && (post.Until == null || post.Until > change.Now))
            .OrderByDescending(post => post.Chief).ThenBy(post => post.Since).ThenBy(post => post.Id)
            .ToListAsync(ct);

        var chief = held.FirstOrDefault(post => post.Chief);
        change.Db.Set<PostRow>().AddRange(held.DistinctBy(post => (post.AccountId, post.Post)).Select(post => new PostRow
        {
            Id = Guid.CreateVersion7(change.Now),
            RegionId = to,
            AccountId = post.AccountId,
            Post = post.Post,
            Chief = post.Id == chief?.Id,
            Since = change.Now,
            Until = post.Until,
            GivenBy = post.GivenBy,
        }));
    }
}
