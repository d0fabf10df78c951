namespace Weft.Core.Catalogue;

/// <summary>A class of the catalogue (大类, and finer ones below it): a node of one tree of any depth in each version.</summary>
public sealed record CatalogueClass
{
    /// <summary>Unique in the version, among facilities and events together.</summary>
    public required string Code { get; init; }

    /// <summary>The class above; null for a class at the top.</summary>
    public string? ParentCode { get; init; }

    public required string Name { get; init; }

    public string? EnglishName { get; init; }

    public required ClassKind Kind { get; init; }
}

/// <summary>The two halves of a city's standard (GB/T 30428.2): things that stand in the city, and what happens in it.</summary>
public enum ClassKind
{
    /// <summary>部件: a manhole cover, a lamp, a bench.</summary>
    Facility,

    /// <summary>事件: litter, a blocked exit, a quarrel, a request.</summary>
    Event,
}
