using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Weft.Core.Catalogue;
using Weft.Core.Regions;
using Weft.Server.Database;

namespace Weft.Server.Catalogue;

/// <summary>
/// What the net handles, from memory: a case looks an item up several times and must not wait for the database.
/// A version published anywhere in the cluster is known here within about a second.
/// </summary>
internal sealed class Catalogues
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _clock;
    private readonly Lock _loading = new();
    private volatile CatalogueSnapshot? _snapshot;
    private long _loadedAt;

    public Catalogues(IServiceScopeFactory scopes, TimeProvider clock, Changes changes)
    {
        (_scopes, _clock) = (scopes, clock);
        changes.On(CatalogueModule.Schema, (_, _) => Task.Run(Reload));
    }

    /// <summary>The item of a version that is or was in force; null for a draft's and for an unknown id.</summary>
    public CatalogueItem? Find(Guid itemVersionId) =>
        Snapshot.Find(itemVersionId) ?? (MayBeBehind ? Reload().Find(itemVersionId) : null);

    /// <summary>The item with this code in the version in force at the place.</summary>
    public CatalogueItem? Current(RegionPath place, string code) => InForce(place)?.Find(code);

    public VersionOfCatalogue? InForce(RegionPath place) => Snapshot.InForce(place);

    public VersionOfCatalogue? Version(Guid id) => Snapshot.Version(id);

    /// <summary>Items in force at the place whose name, keywords, class or code hold every word; no words, all items.</summary>
    public IEnumerable<CatalogueItem> Search(string words, RegionPath place) =>
        ItemSearch.Find(InForce(place)?.Items ?? [], words);

    private CatalogueSnapshot Snapshot => _snapshot ?? Reload();

    // An id unknown here may have been published a moment ago by another process; asking more than once a second helps nobody.
    private bool MayBeBehind => _clock.GetElapsedTime(Interlocked.Read(ref _loadedAt)) > Fresh;

    /// <summary>Reads what is new. Versions already in memory are kept: they cannot have changed.</summary>
    public CatalogueSnapshot Reload()
    {
        lock (_loading)
        {
            using var scope = _scopes.CreateScope();
            var db = scope.ServiceProvider.GetRequiredService<WeftDb>();

            var rows = db.Set<VersionRow>().AsNoTracking().Where(row => row.Status != VersionStatus.Draft).ToList();
            var versions = rows.ConvertAll(row => _snapshot?.Version(row.Id) ?? VersionContent.Load(db, row.Id));
            _snapshot = new CatalogueSnapshot(versions,
                rows.Where(row => row.Status == VersionStatus.Published).Select(row => (row.RegionNumber, row.Id)));
            Interlocked.Exchange(ref _loadedAt, _clock.GetTimestamp());
            return _snapshot;
        }
    }
}
