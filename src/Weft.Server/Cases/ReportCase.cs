using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Weft.Core.Cases;
using Weft.Server.Attachments;
using Weft.Server.Http;

namespace Weft.Server.Cases;

/// <param name="System">Of the coordinates: wgs84 (the default) or gcj02, which WeChat, Amap and Tencent give.</param>
/// <param name="OnSpotWords">With these the worker has solved it already: reported and handled with one request (自办).</param>
internal sealed record ReportCaseRequest(
    string Words, string? ItemCode, int? Condition, CaseKind? Kind, double? Longitude, double? Latitude, string? System, Guid? RegionId, string? Address,
    CaseChannel? Channel, string? OutsideNumber, bool Anonymous, string? ReporterName, string? ReporterPhone,
    IReadOnlyList<Guid>? Photos, string? OnSpotWords, IReadOnlyList<Guid>? OnSpotPhotos);

/// <param name="FollowToken">The secret of the link by which the report is followed; shown this once.</param>
internal sealed record ReportCaseAnswer(
    Guid Id, string Number, CaseStage Stage, Guid RegionId, string Region, string Receiver, DateTimeOffset? AcceptBy, string FollowToken);

/// <summary>A new case (上报): by workers and operators in their channels, by residents with or without an account.</summary>
internal static class ReportCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapPost("/", Handle).WithName(nameof(ReportCase))
        .AllowAnonymous()
        .RequireRateLimiting(CasesModule.ReportLimit)
        .Produces<ReportCaseAnswer>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Created<ReportCaseAnswer>, ProblemHttpResult>> Handle(
        ReportCaseRequest request, SignedIn? by, CaseIntake intake, CaseStore store, CaseGround ground, HttpContext http, CancellationToken ct)
    {
        var (draft, problem) = await intake.Prepare(request, by?.Actor, ct);
        if (draft is null)
        {
            return problem!;
        }

        var photos = (request.Photos ?? []).Concat(request.OnSpotWords is null ? [] : request.OnSpotPhotos ?? []).ToArray();
        if (photos.Length > Core.Attachments.ClaimRules.AtMost)
        {
            return AttachmentProblems.TooMany.Answer();
        }

        try
        {
            var uploader = new Uploader(by?.Actor.AccountId, http.Request.Headers["Upload-Token"].FirstOrDefault());
            if (await store.Add(draft.Record, draft.Reporter, photos, uploader) is { } refusal)
            {
                return AttachmentProblems.For(refusal).Answer();
            }
        }
        catch (PostgresException taken) when (taken.ConstraintName == "outside_numbers_are_unique_in_a_channel")
        {
            return CaseProblems.OutsideNumberTaken.Answer();
        }

        var file = draft.Record.File;
        return TypedResults.Created($"/api/cases/{file.Id}", new ReportCaseAnswer(
            file.Id, file.Number, file.Stage, file.RegionId, ground.Region(file.RegionId)?.Name ?? "", file.Holder.Unit.Name,
            file.Holder.SignFor?.DueAt, draft.Reporter.FollowToken));
    }
}
