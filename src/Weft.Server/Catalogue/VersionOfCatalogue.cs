using System.Collections.Frozen;
using Weft.Core.Catalogue;

namespace Weft.Server.Catalogue;

/// <summary>One version that was published once, whole in memory; it never changes.</summary>
internal sealed class VersionOfCatalogue(Guid id, IReadOnlyList<CatalogueClass> classes, IReadOnlyList<CatalogueItem> items)
{
    private readonly FrozenDictionary<string, CatalogueItem> _byCode = items.ToFrozenDictionary(item => item.Code);

    public Guid Id => id;
    public IReadOnlyList<CatalogueClass> Classes => classes;
    public IReadOnlyList<CatalogueItem> Items => items;
    public CatalogueItem? Find(string code) => _byCode.GetValueOrDefault(code);
}
