using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Core.Regions;
using Weft.Server.Http;
using Weft.Server.Regions.Changing;

namespace Weft.Server.Regions.Staffing;

/// <summary>Without <paramref name="Since"/> from now on, without <paramref name="Until"/> until further notice. Only a worker can be chief.</summary>
internal sealed record GivePostRequest(Guid AccountId, Post Post, bool Chief, DateTimeOffset? Since, DateTimeOffset? Until);

/// <summary>Puts a person on a post of a region.</summary>
internal static class GivePost
{
    public static void Map(IEndpointRouteBuilder regions) =>
        regions.MapPost("/{id:guid}/staff", Handle).WithName(nameof(GivePost)).For(Role.Administrator);

    private static async Task<Results<Created<PostAnswer>, ProblemHttpResult>> Handle(
        Guid id, GivePostRequest request, SignedIn by, MapChanges map, RegionSettings settings, CancellationToken ct)
    {
        await using var change = await map.Begin(ct); // two administrators cannot both put a chief on one grid
        if (change.Picture.Find(id) is not { } region || !by.Actor.MayRead(region.Path))
        {
            return RequestProblems.NotFound.Answer();
        }

        var (since, until) = (request.Since?.ToUniversalTime() ?? change.Now, request.Until?.ToUniversalTime());
        if (Faults(request, since, until).ToArray() is { Length: > 0 } faults)
        {
            return Refuse.Fields(faults);
        }

        if (await Refusal(change, region, request, since, until, by.Actor, settings, ct) is { } refusal)
        {
            return refusal.Answer();
        }

        var row = new PostRow
        {
            Id = Guid.CreateVersion7(change.Now),
            RegionId = id,
            AccountId = request.AccountId,
            Post = request.Post,
            Chief = request.Chief,
            Since = since,
            Until = until,
            GivenBy = by.Actor.AccountId,
        };
        change.Db.Set<PostRow>().Add(row);
        change.Tell("region.post-given", id, region.Path, after: PostAnswer.Of(row));
        await change.Commit(ct);
        return TypedResults.Created($"/api/regions/{id}/staff", PostAnswer.Of(row));
    }

    private static async Task<ProblemCode?> Refusal(
        MapChange change, RegionNode region, GivePostRequest request, DateTimeOffset since, DateTimeOffset? until, Actor actor, RegionSettings settings, CancellationToken ct)
    {
        if (!actor.MayDraw(region.Path))
        {
            return RequestProblems.NotAllowed;
        }

        if (!region.IsActive)
        {
            return RegionProblems.Closed;
        }

        var meanwhile = change.Db.Set<PostRow>()
            .Where(post => post.RegionId == region.Id && (until == null || post.Since < until) && (post.Until == null || post.Until > since));
        return await meanwhile.AnyAsync(post => post.AccountId == request.AccountId && post.Post == request.Post, ct) ? RegionProblems.StaffedAlready
            : request.Chief && settings.OneChiefWorker && await meanwhile.AnyAsync(post => post.Chief, ct) ? RegionProblems.HasChiefWorker
            : null;
    }

    private static IEnumerable<FieldFault> Faults(GivePostRequest request, DateTimeOffset since, DateTimeOffset? until)
    {
        if (!Enum.IsDefined(request.Post))
        {
            yield return new FieldFault("post", "没有这种职务。", "There is no such post.");
        }

        if (request.AccountId == Guid.Empty)
        {
            yield return new FieldFault("accountId", "请选择人员。", "Choose a person.");
        }

        if (request.Chief && request.Post != Post.Worker)
        {
            yield return new FieldFault("chief", "只有网格员可以是专职负责人。", "Only a worker can be chief.");
        }

        if (until <= since)
        {
            yield return new FieldFault("until", "结束时间应晚于开始时间。", "The end must come after the beginning.");
        }
    }
}
