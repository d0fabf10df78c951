using System.Collections.Frozen;
using System.Globalization;
using Weft.Core.Catalogue;
using Weft.Core.Regions;

namespace Weft.Server.Catalogue;

/// <summary>All published and retired versions at one moment, and which is in force in which city.</summary>
internal sealed class CatalogueSnapshot
{
    private readonly FrozenDictionary<Guid, VersionOfCatalogue> _versions;
    private readonly FrozenDictionary<Guid, CatalogueItem> _items;
    private readonly FrozenDictionary<string, VersionOfCatalogue> _inForce;

    /// <param name="versions">Every version that was ever published.</param>
    /// <param name="inForce">The number of a city in region paths, and the version in force there.</param>
    public CatalogueSnapshot(IReadOnlyCollection<VersionOfCatalogue> versions, IEnumerable<(long City, Guid Version)> inForce)
    {
        _versions = versions.ToFrozenDictionary(version => version.Id);
        _items = versions.SelectMany(version => version.Items).ToFrozenDictionary(item => item.Id);
        _inForce = inForce.ToFrozenDictionary(one => one.City.ToString(CultureInfo.InvariantCulture), one => _versions[one.Version]);
    }

    public VersionOfCatalogue? Version(Guid id) => _versions.GetValueOrDefault(id);

    public CatalogueItem? Find(Guid itemVersionId) => _items.GetValueOrDefault(itemVersionId);

    /// <summary>The version in force at the place: that of the nearest region above it which has one.</summary>
    public VersionOfCatalogue? InForce(RegionPath place) =>
        place.Value.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Reverse()
            .Select(number => _inForce.GetValueOrDefault(number))
            .FirstOrDefault(version => version is not null);
}
