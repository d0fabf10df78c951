using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Notices;

/// <summary>A notice in one language.</summary>
internal sealed record NoticeText(string Title, string Words);

/// <summary>One notice in a person's inbox; <paramref name="Link"/> is where the case is shown.</summary>
internal sealed record NoticeAnswer(
    long Id, string Kind, Guid? CaseId, string? Link, NoticeText Chinese, NoticeText English, DateTimeOffset HappenedAt, DateTimeOffset? ReadAt);

/// <summary>What one was told, newest first; <c>unread=true</c> leaves out what was read.</summary>
internal static class ListNotices
{
    private sealed record Position(long Id);

    public static void Map(IEndpointRouteBuilder notices) => notices.MapGet("", Handle).WithName(nameof(ListNotices));

    private static async Task<Results<Ok<Page<NoticeAnswer>>, ProblemHttpResult>> Handle(
        SignedIn by, NpgsqlDataSource database, CancellationToken ct, bool unread = false, string? after = null, int limit = 50)
    {
        if (limit is < 1 or > 200)
        {
            return Refuse.Field(nameof(limit), "每页 1 至 200 条。", "A page has 1 to 200 entries.");
        }

        if (!Cursor.TryRead<Position>(after, out var position))
        {
            return RequestProblems.CursorNotValid.Answer();
        }

        await using var command = database.CreateCommand(
            $"""
            select notice.id, notice.kind, notice.case_id, notice.body::text, notice.happened_at, inbox.read_at
            from notices.inbox inbox join notices.notices notice on notice.id = inbox.notice_id
            where inbox.account_id = $1 and inbox.notice_id < $2 {(unread ? "and inbox.read_at is null" : "")}
            order by inbox.notice_id desc limit $3
            """);
        command.Parameters.AddWithValue(by.Actor.AccountId);
        command.Parameters.AddWithValue(position?.Id ?? long.MaxValue);
        command.Parameters.AddWithValue(limit + 1);

        var items = new List<NoticeAnswer>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            items.Add(Answer(rows));
        }

        var more = items.Count > limit;
        return TypedResults.Ok(more
            ? new Page<NoticeAnswer>(items[..limit], Cursor.Write(new Position(items[limit - 1].Id)))
            : new Page<NoticeAnswer>(items, null));
    }

    private static NoticeAnswer Answer(NpgsqlDataReader row)
    {
        var (kind, caseId) = (row.GetString(1), row.ValueOrNull<Guid>(2));
        using var body = JsonDocument.Parse(row.GetString(3));
        var words = NoticeWords.For(kind);
        return new NoticeAnswer(
            row.GetInt64(0), kind, caseId, caseId is null ? null : $"/cases/{caseId}",
            new NoticeText(Template.Fill(words.ChineseTitle, body.RootElement), Template.Fill(words.Chinese, body.RootElement)),
            new NoticeText(Template.Fill(words.EnglishTitle, body.RootElement), Template.Fill(words.English, body.RootElement)),
            row.GetFieldValue<DateTimeOffset>(4), row.MomentOrNull(5));
    }
}
