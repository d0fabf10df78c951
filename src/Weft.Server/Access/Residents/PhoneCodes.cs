using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using Weft.Server.Privacy;

namespace Weft.Server.Access;

/// <summary>The codes that residents sign in with: six digits, good for five minutes and five tries, one a minute and ten a day to a phone.</summary>
internal sealed class PhoneCodes(NpgsqlDataSource source, Seal seal, TimeProvider clock)
{
    public const int Tries = 5, ADay = 10;
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    /// <returns>The code to send; null when one was sent a moment ago or too many today.</returns>
    public async Task<string?> New(string phone)
    {
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var now = clock.GetUtcNow();
        await using var command = source.CreateCommand(
            $"""
            insert into access.phone_codes as last (phone_hash, code_hash, sent_at, expires_at, day) values ($1, $2, $3, $4, $5)
            on conflict (phone_hash) do update set
                code_hash = $2, sent_at = $3, expires_at = $4, tries = 0, day = $5,
                sent_today = case when last.day = $5 then last.sent_today + 1 else 1 end
            where last.sent_at <= $3 - $6 and (last.day <> $5 or last.sent_today < {ADay})
            """);
        command.Parameters.AddWithValue(seal.Hash(phone));
        command.Parameters.AddWithValue(HashOf(phone, code));
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(now + Life);
        command.Parameters.AddWithValue(DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).DateTime)); // the day of the phone's owner
        command.Parameters.AddWithValue(Between);
        return await command.ExecuteNonQueryAsync() == 1 ? code : null;
    }

    /// <summary>Whether this is the code. Every call is a try, counted before it is judged; the right one uses the code up.</summary>
    public async Task<bool> Use(string phone, string code)
    {
        await using var command = source.CreateCommand(
            $"""
            update access.phone_codes
            set tries = tries + 1, expires_at = case when code_hash = $2 then $3 else expires_at end
            where phone_hash = $1 and expires_at > $3 and tries < {Tries}
            returning code_hash = $2
            """);
        command.Parameters.AddWithValue(seal.Hash(phone));
        command.Parameters.AddWithValue(HashOf(phone, code));
        command.Parameters.AddWithValue(clock.GetUtcNow());
        return await command.ExecuteScalarAsync() is true;
    }

    /// <summary>Forgets phones of which nobody asked for a code for a day.</summary>
    public async Task Sweep(CancellationToken ct)
    {
        await using var command = source.CreateCommand("delete from access.phone_codes where sent_at < $1");
        command.Parameters.AddWithValue(clock.GetUtcNow().AddDays(-1));
        await command.ExecuteNonQueryAsync(ct);
    }

    private byte[] HashOf(string phone, string code) => seal.Hash($"code:{phone}:{code}");
}
