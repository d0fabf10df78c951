using Npgsql;
using Weft.Server.Privacy;

namespace Weft.Server.Access;

/// <summary>
/// Five failures within a quarter of an hour close a name for a quarter of an hour, in all processes, whether or not an
/// account has that name: being locked tells nothing.
/// </summary>
internal sealed class SignInFailures(NpgsqlDataSource source, Seal seal, TimeProvider clock)
{
    public const int Allowed = 5;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <returns>Until when the name is closed; null when it is open.</returns>
    public Task<DateTimeOffset?> LockedUntil(string name) =>
        Ask("select locked_until from access.sign_in_failures where name_hash = $1 and locked_until > $2", name);

    /// <returns>Until when the name is closed from now on; null while there are tries left.</returns>
    public Task<DateTimeOffset?> Add(string name) =>
        Ask($"""
            insert into access.sign_in_failures as known (name_hash, failures, last_at) values ($1, 1, $2)
            on conflict (name_hash) do update set
                failures = case when known.last_at < $2 - $3 then 1 else known.failures + 1 end,
                last_at = $2,
                locked_until = case when known.last_at >= $2 - $3 and known.failures + 1 >= {Allowed} then $2 + $3 end
            returning locked_until
            """, name, Window);

    /// <summary>After a success. A lock stays, should tries that ran beside this one have closed the name.</summary>
    public async Task Clear(string name) =>
        await Ask("delete from access.sign_in_failures where name_hash = $1 and (locked_until is null or locked_until <= $2)", name);

    /// <summary>By an administrator who knows whom they speak with.</summary>
    public async Task Open(string name) =>
        await Ask("delete from access.sign_in_failures where name_hash = $1 and $2::timestamptz is not null", name);

    /// <summary>Forgets names that nobody tried for a day.</summary>
    public async Task Sweep(CancellationToken ct)
    {
        await using var command = source.CreateCommand("delete from access.sign_in_failures where last_at < $1");
        command.Parameters.AddWithValue(clock.GetUtcNow().AddDays(-1));
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<DateTimeOffset?> Ask(string sql, string name, TimeSpan? window = null)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddWithValue(seal.Hash("sign-in:" + name.Trim().ToUpperInvariant()));
        command.Parameters.AddWithValue(clock.GetUtcNow());
        if (window is { } span)
        {
            command.Parameters.AddWithValue(span);
        }

        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() && !row.IsDBNull(0) ? row.GetFieldValue<DateTimeOffset>(0) : null;
    }
}
