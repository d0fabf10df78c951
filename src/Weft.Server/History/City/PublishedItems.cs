using Weft.Core.Cases;
using Weft.Core.Catalogue;
using Weft.Server.Catalogue;
using Weft.Server.History.Rows;

namespace Weft.Server.History.City;

/// <summary>The catalogue in force in the city, found by what rows call its items.</summary>
internal sealed class PublishedItems
{
    private readonly Dictionary<string, CatalogueItem> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, CaseTerms> _terms = [];

    public PublishedItems(VersionOfCatalogue? version)
    {
        Version = version;
        if (version is null)
        {
            return;
        }

        var classes = version.Classes.ToDictionary(one => one.Code);
        foreach (var item in version.Items)
        {
            _byKey.TryAdd(item.Code, item);
            _byKey.TryAdd(new ItemName(PathOf(classes, item.ClassCode), item.Name, null).Key, item);
            _byKey.TryAdd(new ItemName("", item.Name, null).Key, item); // for a source without classes
            _terms.Add(item.Id, TermsOf(item));
        }
    }

    public VersionOfCatalogue? Version { get; }

    public CatalogueItem? Find(ItemName name) => _byKey.GetValueOrDefault(name.Key);

    public CaseTerms Terms(CatalogueItem item) => _terms[item.Id];

    /// <summary>The names of a class and those above it, from the top down.</summary>
    public static string PathOf(IReadOnlyDictionary<string, CatalogueClass> classes, string code)
    {
        var names = new List<string>();
        for (var at = classes.GetValueOrDefault(code); at is not null; at = at.ParentCode is { } above ? classes.GetValueOrDefault(above) : null)
        {
            names.Insert(0, at.Name);
        }

        return string.Join(ItemName.Separator, names);
    }

    private static CaseTerms TermsOf(CatalogueItem item)
    {
        var condition = item.Conditions[0];
        return new CaseTerms(
            item.Id, item.Code, item.Name, item.ClassCode, condition.Number, condition.SignFor, condition.Handle, condition.Completion,
            item.Evidence.PhotoOnReport, item.Evidence.PhotoOnHandling, item.AnonymousAllowed);
    }
}
