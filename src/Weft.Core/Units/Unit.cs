using Weft.Core.Regions;

namespace Weft.Core.Units;

/// <summary>Who holds cases: the station of a region or a department at its level. An inactive unit keeps its past and gets nothing new.</summary>
public sealed record Unit(
    Guid Id, string Name, UnitKind Kind, RegionLevel Level, Guid RegionId, RegionPath Path, string EnglishName = "", bool Active = true);
