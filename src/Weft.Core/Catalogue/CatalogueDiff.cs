namespace Weft.Core.Catalogue;

/// <summary>What changed from one version to another, item by item, matched by code.</summary>
public sealed record CatalogueDiff(
    IReadOnlyList<CatalogueItem> Added, IReadOnlyList<CatalogueItem> Removed, IReadOnlyList<ItemChange> Changed)
{
    public static CatalogueDiff Between(IEnumerable<CatalogueItem> before, IEnumerable<CatalogueItem> after)
    {
        var old = before.ToDictionary(item => item.Code);
        var now = after.OrderBy(item => item.Code, StringComparer.Ordinal).ToList();
        var kept = now.Select(item => item.Code).ToHashSet();

        return new CatalogueDiff(
            [.. now.Where(item => !old.ContainsKey(item.Code))],
            [.. old.Values.Where(item => !kept.Contains(item.Code)).OrderBy(item => item.Code, StringComparer.Ordinal)],
            [.. now.Where(item => old.ContainsKey(item.Code))
                .Select(item => new ItemChange(old[item.Code], item, [.. ItemChange.FieldsThatDiffer(old[item.Code], item)]))
                .Where(change => change.Fields.Count > 0)]);
    }
}

/// <summary>One item that reads differently in two versions.</summary>
public sealed record ItemChange(CatalogueItem Before, CatalogueItem After, IReadOnlyList<ItemField> Fields)
{
    /// <summary>The fields whose content differs; ids, which every version makes anew, do not count.</summary>
    public static IEnumerable<ItemField> FieldsThatDiffer(CatalogueItem a, CatalogueItem b) =>
        Enum.GetValues<ItemField>().Where(field => !Same(field, a, b));

    private static bool Same(ItemField field, CatalogueItem a, CatalogueItem b) => field switch
    {
        ItemField.Code => a.Code == b.Code,
        ItemField.Name => a.Name == b.Name,
        ItemField.EnglishName => a.EnglishName == b.EnglishName,
        ItemField.ClassCode => a.ClassCode == b.ClassCode,
        ItemField.ClassName => a.ClassName == b.ClassName,
        ItemField.ClassEnglishName => true, // of the class, not of the item
        ItemField.ClassKind => true,
        ItemField.Kind => a.Kind == b.Kind,
        ItemField.Level => a.Level == b.Level,
        ItemField.ResponsibleUnitKind => a.ResponsibleUnitKind == b.ResponsibleUnitKind,
        ItemField.ResponsibleUnitId => a.ResponsibleUnitId == b.ResponsibleUnitId,
        ItemField.Supervising => a.Supervising.SequenceEqual(b.Supervising),
        ItemField.Responsible => a.Responsible.SequenceEqual(b.Responsible),
        ItemField.ConditionNumber => a.Conditions.Count == b.Conditions.Count,
        ItemField.Acceptance => Each(a, b, condition => condition.Acceptance),
        ItemField.SignFor => Each(a, b, condition => condition.SignFor),
        ItemField.Handle => Each(a, b, condition => condition.Handle),
        ItemField.Completion => Each(a, b, condition => condition.Completion),
        ItemField.PhotoOnReport => a.Evidence.PhotoOnReport == b.Evidence.PhotoOnReport,
        ItemField.PhotoOnHandling => a.Evidence.PhotoOnHandling == b.Evidence.PhotoOnHandling,
        ItemField.AnonymousAllowed => a.AnonymousAllowed == b.AnonymousAllowed,
        ItemField.Keywords => a.Keywords.SequenceEqual(b.Keywords),
        ItemField.ProcedureCode => a.ProcedureCode == b.ProcedureCode,
        ItemField.LegalBasis => a.LegalBasis == b.LegalBasis,
        ItemField.CollectionRule => a.CollectionRule == b.CollectionRule,
        ItemField.DuplicateRadiusMetres => a.DuplicateRadiusMetres == b.DuplicateRadiusMetres,
    };

    private static bool Each<T>(CatalogueItem a, CatalogueItem b, Func<ItemCondition, T> part) =>
        a.Conditions.Select(part).SequenceEqual(b.Conditions.Select(part));
}
