using Microsoft.Extensions.Caching.Memory;
using Npgsql;
using Weft.Core.Access;
using Weft.Server.Database;

namespace Weft.Server.Access;

/// <summary>
/// The accounts that requests come from, in memory: a change of one, in any process, is heard within moments, and each is
/// read again after a few minutes in any case.
/// </summary>
internal sealed class KnownAccounts : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly MemoryCache _accounts = new(new MemoryCacheOptions { SizeLimit = 100_000 });
    private readonly MemoryCache _keys = new(new MemoryCacheOptions { SizeLimit = 10_000 });
    private readonly NpgsqlDataSource _source;
    private readonly TimeProvider _clock;

    public KnownAccounts(NpgsqlDataSource source, TimeProvider clock, Changes changes)
    {
        (_source, _clock) = (source, clock);
        changes.On("access", (id, _) =>
        {
            if (Guid.TryParse(id, out var account))
            {
                Forget(account);
            }
            else
            {
                _accounts.Clear();
            }

            return Task.CompletedTask;
        });
    }

    public void Forget(Guid account) => _accounts.Remove(account);

    public async Task<KnownAccount?> Find(Guid id)
    {
        // The task is kept, not its outcome: a change that comes while it runs removes it, and the next request reads again.
        var loading = _accounts.GetOrCreate(id, entry =>
        {
            entry.SetSize(1).SetAbsoluteExpiration(Kept);
            return new Lazy<Task<KnownAccount?>>(() => Load(id));
        })!;

        try
        {
            return await loading.Value;
        }
        catch
        {
            Forget(id);
            throw;
        }
    }

    /// <summary>The account and key that a secret opens; whether the key still holds is the account's to say.</summary>
    public async Task<(KnownAccount Account, KnownKey Key)?> FindKey(byte[] hash)
    {
        var text = Convert.ToHexString(hash);
        if (!_keys.TryGetValue(text, out Guid owner))
        {
            await using var command = _source.CreateCommand("select account_id from access.api_keys where hash = $1");
            command.Parameters.AddWithValue(hash);
            if (await command.ExecuteScalarAsync() is not Guid found)
            {
                return null;
            }

            owner = found;
            _keys.Set(text, owner, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Kept });
        }

        return await Find(owner) is { } account
            && account.Keys.FirstOrDefault(key => key.Hash.AsSpan().SequenceEqual(hash)) is { } key && key.ExpiresAt > _clock.GetUtcNow()
                ? (account, key)
                : null;
    }

    private async Task<KnownAccount?> Load(Guid id)
    {
        await using var batch = _source.CreateBatch();
        void Ask(string sql, params object[] with)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in with)
            {
                command.Parameters.AddWithValue(value);
            }

            batch.BatchCommands.Add(command);
        }

        var now = _clock.GetUtcNow();
        Ask("select display_name, security_stamp, active, demo, two_factor_enabled, password_is_given from access.accounts where id = $1", id);
        Ask("select id, role, region_id, unit_id, valid_from, valid_to from access.assignments where account_id = $1 and (valid_to is null or valid_to > $2)", id, now);
        Ask("select session_id from access.ended_sessions where account_id = $1 and forget_at > $2", id, now);
        Ask("select id, hash, roles, region_id, calls_a_minute, expires_at from access.api_keys where account_id = $1 and revoked_at is null and expires_at > $2", id, now);

        await using var row = await batch.ExecuteReaderAsync();
        if (!await row.ReadAsync())
        {
            return null;
        }

        var (name, stamp) = (row.GetString(0), row.GetString(1));
        var (active, demo, twoFactor, given) = (row.GetBoolean(2), row.GetBoolean(3), row.GetBoolean(4), row.GetBoolean(5));
        var assignments = await Rest(row, () => new KnownAssignment(row.GetGuid(0), Enum.Parse<Role>(row.GetString(1)),
            row.ValueOrNull<Guid>(2), row.ValueOrNull<Guid>(3), row.GetFieldValue<DateTimeOffset>(4), row.MomentOrNull(5)));
        var ended = await Rest(row, () => row.GetGuid(0));
        var keys = await Rest(row, () => new KnownKey(row.GetGuid(0), row.GetFieldValue<byte[]>(1),
            [.. row.GetFieldValue<string[]>(2).Select(Enum.Parse<Role>)], row.ValueOrNull<Guid>(3), row.GetInt32(4), row.GetFieldValue<DateTimeOffset>(5)));
        return new KnownAccount(id, name, stamp, active, demo, twoFactor, given, assignments, ended.ToHashSet(), keys);
    }

    private static async Task<List<T>> Rest<T>(NpgsqlDataReader row, Func<T> read)
    {
        await row.NextResultAsync();
        var rows = new List<T>();
        while (await row.ReadAsync())
        {
            rows.Add(read());
        }

        return rows;
    }

    public void Dispose()
    {
        _accounts.Dispose();
        _keys.Dispose();
    }
}
