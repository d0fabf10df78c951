using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using System.Text.Json;
using Weft.Core.Access;
using Weft.Core.Regions;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Audit;

internal sealed record AuditEntryAnswer(
    Guid Id, DateTimeOffset At, string Action, Guid? AccountId, string AccountName, string? Subject, Guid? SubjectId,
    JsonElement? Before, JsonElement? After, string? Address);

/// <summary>Shows auditors, newest first, who did what within their regions; what belongs to no region is for those of a city or above.</summary>
internal static class ListEntries
{
    private sealed record Position(Guid Id);

    public static void Map(IEndpointRouteBuilder audit) =>
        audit.MapGet("", Handle).WithName("ListAuditEntries").For(Role.Auditor);

    private static async Task<Results<Ok<Page<AuditEntryAnswer>>, ProblemHttpResult>> Handle(
        SignedIn by, WeftDb db, CancellationToken ct,
        string? action = null, Guid? account = null, Guid? subject = null, DateTimeOffset? from = null, DateTimeOffset? to = null,
        string? after = null, int limit = 50)
    {
        if (limit is < 1 or > 200)
        {
            return Refuse.Field(nameof(limit), "每页 1 至 200 条。", "A page has 1 to 200 entries.");
        }

        if (!Cursor.TryRead<Position>(after, out var position))
        {
            return RequestProblems.CursorNotValid.Answer();
        }

        var scopes = by.Actor.Assignments.Where(assignment => assignment.Role == Role.Auditor).Select(assignment => assignment.Region).ToArray();
        var entries = Within(db, scopes);
        // "sign-in" finds all of sign-in.ok, sign-in.failed, ...
        if (action is not null) { entries = entries.Where(entry => entry.Action == action || entry.Action.StartsWith(action + ".")); }
        if (account is not null) { entries = entries.Where(entry => entry.AccountId == account); }
        if (subject is not null) { entries = entries.Where(entry => entry.SubjectId == subject); }
        if (from is not null) { entries = entries.Where(entry => entry.At >= from.Value.ToUniversalTime()); }
        if (to is not null) { entries = entries.Where(entry => entry.At < to.Value.ToUniversalTime()); }
        if (position is not null) { entries = entries.Where(entry => entry.Id.CompareTo(position.Id) < 0); }

        var rows = await entries.OrderByDescending(entry => entry.Id).Take(limit + 1).ToListAsync(ct);

        return TypedResults.Ok(new Page<AuditEntryAnswer>(
            [.. rows.Take(limit).Select(Answer)],
            rows.Count > limit ? Cursor.Write(new Position(rows[limit - 1].Id)) : null));
    }

    private static IQueryable<AuditEntry> Within(WeftDb db, RegionPath[] scopes)
    {
        var prefixes = scopes.Select(scope => scope.Value).Where(path => path.Length > 0).Select(path => path + "%").ToArray();
        // A path of two numbers is a city's in the usual tree; a deeper one is a county's or lower.
        var all = scopes.Any(scope => scope.Value.Count(c => c == '/') is > 0 and <= 4);
        return db.Set<AuditEntry>().AsNoTracking().Where(entry =>
            (entry.RegionPath == null && all) || prefixes.Any(prefix => EF.Functions.Like(entry.RegionPath!, prefix)));
    }

    private static AuditEntryAnswer Answer(AuditEntry entry) => new(
        entry.Id, entry.At, entry.Action, entry.AccountId, entry.AccountName, entry.Subject, entry.SubjectId,
        Json(entry.Before), Json(entry.After), entry.Address?.ToString());

    private static JsonElement? Json(string? text) => text is null ? null : JsonElement.Parse(text);
}
