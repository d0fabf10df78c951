using Weft.Core.Cases;
using Weft.Core.Regions;
using Weft.Core.Units;

namespace Weft.Core.Catalogue;

/// <summary>One matter that the net handles (小类), as one version of a city's catalogue words it. Once published it never changes.</summary>
public sealed record CatalogueItem
{
    /// <summary>Of this item in this version: a case keeps it, and with it the limits it began with.</summary>
    public required Guid Id { get; init; }

    /// <summary>The version of the city's catalogue it belongs to.</summary>
    public required Guid VersionId { get; init; }

    /// <summary>Unique in its version and the same in the next one, so that years can be compared.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public string? EnglishName { get; init; }

    public required string ClassCode { get; init; }

    public required string ClassName { get; init; }

    public required CaseKind Kind { get; init; }

    /// <summary>The level whose station usually handles it.</summary>
    public required RegionLevel Level { get; init; }

    /// <summary>Whether a station or a department usually handles it; null when the catalogue does not say.</summary>
    public UnitKind? ResponsibleUnitKind { get; init; }

    /// <summary>The unit it goes to when it is one and the same for the whole city.</summary>
    public Guid? ResponsibleUnitId { get; init; }

    /// <summary>监管主体: the bodies that watch over it, as the standard writes them.</summary>
    public IReadOnlyList<string> Supervising { get; init; } = [];

    /// <summary>责任主体: the bodies that must act, as the standard writes them.</summary>
    public IReadOnlyList<string> Responsible { get; init; } = [];

    /// <summary>At least one, numbered from 1.</summary>
    public required IReadOnlyList<ItemCondition> Conditions { get; init; }

    public Evidence Evidence { get; init; } = new(PhotoOnReport: true, PhotoOnHandling: true);

    /// <summary>Whether a report is taken from somebody who does not give a name.</summary>
    public bool AnonymousAllowed { get; init; }

    /// <summary>Words people use for it, beside its name.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The procedure its cases follow; null leaves it to the channel or the city.</summary>
    public string? ProcedureCode { get; init; }

    /// <summary>法律法规依据.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>采集要求: how to take it down and what not to.</summary>
    public string? CollectionRule { get; init; }

    /// <summary>How near, in metres, another report of the same item counts as perhaps the same matter; 0 never asks.</summary>
    public int DuplicateRadiusMetres { get; init; } = 50;

    public ItemCondition? Condition(int number) => Conditions.FirstOrDefault(condition => condition.Number == number);
}

/// <summary>Which photos an item demands: one at the report, one after the handling.</summary>
public sealed record Evidence(bool PhotoOnReport, bool PhotoOnHandling);
