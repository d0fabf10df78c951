using Npgsql;
using Weft.Core.Regions;

namespace Weft.Server.Regions;

/// <summary>
/// The tree of places in memory: one unchanging picture, replaced as a whole when the map changes, here within the
/// request that changed it and in other processes as soon as the database says so.
/// </summary>
internal sealed class RegionTree(NpgsqlDataSource source) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private volatile RegionPicture _now = RegionPicture.Empty;

    /// <summary>Every installation has it, from the migration on.</summary>
    public static readonly Guid RootId = Guid.Parse("01900000-0000-7000-8000-000000000001");

    /// <summary>The picture now. Take it once when several questions must agree.</summary>
    public RegionPicture Now => _now;

    public GridMap Map => _now.Map;

    public RegionNode? Find(Guid id) => _now.Find(id);

    public RegionNode? Find(RegionPath path) => _now.Find(path);

    /// <summary>The active regions directly below, by number.</summary>
    public IReadOnlyList<RegionNode> Children(Guid id) => _now.Children(id);

    /// <summary>From the root down to the parent.</summary>
    public IReadOnlyList<RegionNode> Ancestors(Guid id) => _now.Ancestors(id);

    /// <summary>The region and every active one below it, parents before children.</summary>
    public IEnumerable<RegionNode> Subtree(Guid id) => _now.Subtree(id);

    /// <summary>Reads what changed since the picture was taken. Cheap when nothing did.</summary>
    public async Task Refresh(CancellationToken ct = default)
    {
        await _oneAtATime.WaitAsync(ct);
        try
        {
            await using var connection = await source.OpenConnectionAsync(ct);
            if (await RegionReader.ChangedSince(connection, _now.Revision, ct) is { Count: > 0 } changed)
            {
                var next = _now.With(changed);
                _ = next.Map; // drawn here, so that no request waits for it
                _now = next;
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();
}
