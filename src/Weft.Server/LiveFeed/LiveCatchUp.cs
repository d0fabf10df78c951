using Npgsql;
using Weft.Server.Notices;

namespace Weft.Server.LiveFeed;

/// <summary>What a client missed between two positions, for one who comes back after a break.</summary>
internal sealed class LiveCatchUp(NpgsqlDataSource database) : IDisposable
{
    /// <summary>More than this, or longer ago, is not told one by one: the client loads its page again.</summary>
    internal const int Most = 5_000;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    // After a restart everybody comes back at once.
    private readonly SemaphoreSlim _few = new(4, 4);

    /// <summary>Null when it is too much.</summary>
    public async Task<List<LiveFrame>?> Between(LivePosition left, LivePosition joined, CancellationToken ct)
    {
        if (joined.At - left.At > Longest || left.At > joined.At.AddHours(1))
        {
            return null;
        }

        await _few.WaitAsync(ct);
        try
        {
            await using var connection = await database.OpenConnectionAsync(ct);
            var (entries, _) = await OutboxReader.Read(connection, new OutboxPosition(left.Snapshot, joined.Snapshot), Most, ct);
            return entries.Count < Most ? [.. entries.Select(LiveFrame.Of)] : null;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidTextRepresentation)
        {
            return null; // looks like a position, but no snapshot is written like that
        }
        finally
        {
            _few.Release();
        }
    }

    public void Dispose() => _few.Dispose();
}
