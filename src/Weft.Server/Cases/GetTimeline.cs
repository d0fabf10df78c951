using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases;

/// <summary>An entry with its seal, as stored: what an outside reader needs to check the chain.</summary>
internal sealed record SealedEntryAnswer(int Seq, string Entry, string Hash);

/// <summary>The history of a case: for people, and sealed for whoever wants to check it.</summary>
internal static class GetTimeline
{
    public static void Map(IEndpointRouteBuilder cases)
    {
        cases.MapGet("/{id:guid}/timeline", Handle).WithName(nameof(GetTimeline));
        cases.MapGet("/{id:guid}/timeline/sealed", HandleSealed).WithName("GetSealedTimeline");
    }

    private static async Task<Results<Ok<EntryAnswer[]>, ProblemHttpResult>> Handle(Guid id, SignedIn by, CaseStore store, CancellationToken ct)
    {
        if (await store.Find(id, ct) is not { } record || !CaseScope.Of(by.Actor).Sees(record.File))
        {
            return CaseProblems.NotFound.Answer();
        }

        var entries = (await store.Timeline(id, ct)).Select(entry => CaseJson.ReadEntry(entry.Text));
        return TypedResults.Ok(entries.Where(entry => MayRead(by.Actor, entry)).Select(entry => new EntryAnswer(
            entry.Seq, entry.At, entry.Step, entry.By, entry.Photos, entry.Happened)).ToArray());
    }

    private static async Task<Results<Ok<SealedEntryAnswer[]>, ProblemHttpResult>> HandleSealed(Guid id, SignedIn by, CaseStore store, CancellationToken ct)
    {
        if (await store.Find(id, ct) is not { } record || !CaseScope.Of(by.Actor).Sees(record.File) || IsOnlyResident(by.Actor))
        {
            return CaseProblems.NotFound.Answer();
        }

        return TypedResults.Ok((await store.Timeline(id, ct))
            .Select(entry => new SealedEntryAnswer(entry.Seq, entry.Text, Convert.ToHexStringLower(entry.Hash))).ToArray());
    }

    // A reporter reads what was done, not what the offices say to each other.
    private static bool MayRead(Actor actor, TimelineEntry entry) =>
        !IsOnlyResident(actor) || entry.Happened is not (CaseEvent.Remarked or CaseEvent.Conferred or CaseEvent.Urged or CaseEvent.Ordered or CaseEvent.OrderAnswered or CaseEvent.Escalated);

    private static bool IsOnlyResident(Actor actor) => actor.Assignments.All(assignment => assignment.Role == Role.Resident);
}
