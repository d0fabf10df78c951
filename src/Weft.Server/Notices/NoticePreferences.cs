using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Notices;

/// <summary>
/// What a person wants to be told: nothing of <paramref name="MutedKinds"/>, and by text message too of
/// <paramref name="SmsKinds"/>. Kinds, families (<c>case.*</c>) or everything (<c>*</c>).
/// </summary>
internal sealed record NoticePreferencesAnswer(string[] MutedKinds, string[] SmsKinds);

internal sealed record SetNoticePreferencesRequest(string[]? MutedKinds, string[]? SmsKinds);

/// <summary>One's own preferences: read and set as a whole.</summary>
internal static class NoticePreferences
{
    public static void Map(IEndpointRouteBuilder notices)
    {
        notices.MapGet("/preferences", Get).WithName("GetNoticePreferences");
        notices.MapPut("/preferences", Set).WithName("SetNoticePreferences");
    }

    private static async Task<NoticePreferencesAnswer> Get(SignedIn by, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select muted_kinds, sms_kinds from notices.preferences where account_id = $1");
        command.Parameters.AddWithValue(by.Actor.AccountId);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new NoticePreferencesAnswer(row.GetFieldValue<string[]>(0), row.GetFieldValue<string[]>(1))
            : new NoticePreferencesAnswer([], []);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Set(
        SetNoticePreferencesRequest request, SignedIn by, WeftDb db, CancellationToken ct)
    {
        FieldFault?[] faults = [KindPatterns.Fault("mutedKinds", request.MutedKinds), KindPatterns.Fault("smsKinds", request.SmsKinds)];
        if (faults.OfType<FieldFault>().ToArray() is { Length: > 0 } found)
        {
            return Refuse.Fields(found);
        }

        var (account, muted, sms) = (by.Actor.AccountId, request.MutedKinds ?? [], request.SmsKinds ?? []);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into notices.preferences (account_id, muted_kinds, sms_kinds) values ({account}, {muted}, {sms})
            on conflict (account_id) do update set muted_kinds = excluded.muted_kinds, sms_kinds = excluded.sms_kinds
            """, ct);
        return TypedResults.NoContent();
    }
}
