using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Attachments;
using Weft.Core.Cases;
using Weft.Server.Attachments;
using Weft.Server.Http;

namespace Weft.Server.Cases;

/// <summary>From a request to a step and back to an answer; what all step routes share.</summary>
internal sealed class CaseSteps(CaseStore store, CaseGround ground, IHttpContextAccessor http)
{
    public Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Take(
        Guid id, SignedIn by, Func<CaseFile, CaseCommand> command, IReadOnlyList<Guid>? photos = null) =>
        Take(id, by, (file, _) => command(file), null, photos);

    public Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Take(
        Guid id, SignedIn by, Func<CaseFile, CaseFile?, CaseCommand?> command, Guid? other, IReadOnlyList<Guid>? photos = null) =>
        Take(id, ground.Actor(by.Actor), CaseScope.Of(by.Actor).Sees, command, photos, by.Actor.AccountId, null, other);

    /// <summary>Me too: for everybody, also for who does not see the case otherwise.</summary>
    public Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Join(Guid id, SignedIn? by, CaseCommand.MeToo command, ReporterRecord joins) =>
        Take(id, by is null ? CaseActor.Follower(joins.Reporter.Id) : ground.Actor(by.Actor), _ => true, (_, _) => command, null, by?.Actor.AccountId, joins, null);

    /// <summary>A step that may name the item: <paramref name="command"/> gets its terms at the place, none where no code is given.</summary>
    public Task<Results<Ok<StepAnswer>, ProblemHttpResult>> TakeWithItem(
        Guid id, SignedIn by, string? itemCode, int? condition, Func<CaseTerms?, CaseCommand> command, IReadOnlyList<Guid>? photos = null) =>
        Take(id, by, (file, _) => itemCode is null ? command(null) : ground.Terms(file.Region, itemCode, condition) is { } terms ? command(terms) : null, null, photos);

    /// <summary>For people who follow their report by link, without an account.</summary>
    public Task<Results<Ok<StepAnswer>, ProblemHttpResult>> TakeAsFollower(Guid id, Guid reporterId, CaseCommand command) =>
        Take(id, CaseActor.Follower(reporterId), file => file.Reporters.Any(reporter => reporter.Id == reporterId), (_, _) => command, null, null, null, null);

    private async Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Take(
        Guid id, CaseActor actor, Func<CaseFile, bool> sees, Func<CaseFile, CaseFile?, CaseCommand?> command, IReadOnlyList<Guid>? photos,
        Guid? account, ReporterRecord? joins, Guid? other)
    {
        if (photos?.Count > ClaimRules.AtMost)
        {
            return AttachmentProblems.TooMany.Answer();
        }

        if (!TryReadVersion(out var seen))
        {
            return RequestProblems.Malformed.Answer();
        }

        var outcome = await store.Take(
            id, actor, sees, seen, (file, second) => command(file, second) is { } wanted ? wanted with { Photos = photos ?? [] } : null,
            new Uploader(account, http.HttpContext?.Request.Headers["Upload-Token"].FirstOrDefault()), joins, other);
        return Answer(outcome, actor);
    }

    private Results<Ok<StepAnswer>, ProblemHttpResult> Answer(StepOutcome outcome, CaseActor actor) => outcome switch
    {
        StepOutcome.Taken(var record) => Taken(record, actor),
        StepOutcome.Refused(var why, var record, var allowed) => Refused(why, record, allowed),
        StepOutcome.Stale(var record) => CaseProblems.ChangedMeanwhile.Answer(("version", record.Book.Length), ("stage", record.File.Stage), ("happened", Last(record))),
        StepOutcome.ItemUnknown => CaseProblems.ItemUnknown.Answer(),
        StepOutcome.FileRefused(var why) => AttachmentProblems.For(why).Answer(),
        _ => CaseProblems.NotFound.Answer(),
    };

    private Ok<StepAnswer> Taken(CaseRecord record, CaseActor actor)
    {
        var (file, now) = (record.File, store.Now);
        http.HttpContext!.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{record.Book.Length}\"");
        return TypedResults.Ok(new StepAnswer(
            file.Id, file.Number, record.Book.Length, file.Stage, file.Holder.Unit, file.CurrentClock()?.DueAt, file.CurrentClock()?.LightAt(now),
            CaseRules.AllowedNow(file, actor, ground.Setting(file))));
    }

    private static ProblemHttpResult Refused(CaseRefusal why, CaseRecord record, IReadOnlyList<CaseStep> allowed) =>
        CaseProblems.For(why).Answer(
            ("allowed", allowed), ("stage", record.File.Stage), ("holder", record.File.Holder.Unit.Name), ("version", record.Book.Length));

    private static object Last(CaseRecord record) => new { record.File.Stage, Holder = record.File.Holder.Unit.Name };

    // If-Match is optional on steps: the loop itself refuses what no longer fits. Who sends it wants to act on what they saw.
    private bool TryReadVersion(out int? version)
    {
        version = null;
        var sent = http.HttpContext?.Request.Headers.IfMatch.ToString().Trim('"');
        if (sent is null or "" or "*")
        {
            return true;
        }

        var read = int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        version = read ? number : null;
        return read;
    }
}

internal static class StepRoutes
{
    /// <summary>A route that takes one step of a case.</summary>
    public static void MapStep(this IEndpointRouteBuilder cases, string step, string name, Delegate handler) =>
        cases.MapPost($"/{{id:guid}}/{step}", handler).WithName(name)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
}
