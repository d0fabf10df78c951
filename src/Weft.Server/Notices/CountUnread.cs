using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Weft.Server.Http;

namespace Weft.Server.Notices;

/// <summary>Unread notices, counted up to 100: <paramref name="More"/> says that there are more.</summary>
internal sealed record UnreadAnswer(int Count, bool More);

/// <summary>The number on the bell.</summary>
internal static class CountUnread
{
    private const int Most = 100;

    public static void Map(IEndpointRouteBuilder notices) => notices.MapGet("/unread", Handle).WithName(nameof(CountUnread));

    private static async Task<UnreadAnswer> Handle(SignedIn by, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "select count(*)::int from (select from notices.inbox where account_id = $1 and read_at is null limit $2) unread");
        command.Parameters.AddWithValue(by.Actor.AccountId);
        command.Parameters.AddWithValue(Most + 1);
        var count = (int)(await command.ExecuteScalarAsync(ct))!;
        return new UnreadAnswer(Math.Min(count, Most), count > Most);
    }
}
