using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Core.Regions;
using Weft.Server.Http;
using Weft.Server.Regions.Changing;
using Weft.Server.Regions.Reading;

namespace Weft.Server.Regions.Codes;

internal sealed record GiveCodeRequest(string? Scheme, string? Code);

/// <summary>Gives a region a code; the one it had in the scheme ends now and still finds it.</summary>
internal static class GiveCode
{
    public static void Map(IEndpointRouteBuilder regions) =>
        regions.MapPost("/{id:guid}/codes", Handle).WithName(nameof(GiveCode)).For(Role.Administrator);

    private static async Task<Results<Ok<RegionDetails>, ProblemHttpResult>> Handle(
        Guid id, GiveCodeRequest request, SignedIn by, MapChanges map, RegionStore regions, HttpContext http, CancellationToken ct)
    {
        await using var change = await map.Begin(ct);
        var (row, refusal) = await change.Open(id, by, http, ct);
        if (row is null)
        {
            return refusal!;
        }

        if ((await Schemes.All(change.Db, ct)).GetValueOrDefault(request.Scheme ?? "") is not { } scheme)
        {
            return RegionProblems.UnknownScheme.Answer();
        }

        var (problem, segment) = await GivingCodes.Check(change, row.ToNode(), scheme, request.Code ?? "", ct);
        if (problem is not null)
        {
            return Answer(problem, scheme, segment);
        }

        await GivingCodes.Give(change, id, scheme.Name, request.Code!, ct);
        change.Tell("region.code-given", id, new RegionPath(row.Path), after: request);
        await change.Commit(ct);
        Etag.Set(http, row.Version);
        return TypedResults.Ok(await regions.Details(row, ct));
    }

    private static ProblemHttpResult Answer(ProblemCode problem, CodeScheme scheme, CodeSegment? segment) => problem.Answer(
        ("scheme", scheme.Name),
        ("length", scheme.Length),
        ("segment", segment?.Name),
        ("ranges", segment?.Ranges));
}
