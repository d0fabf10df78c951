using Weft.Core.Regions;

namespace Weft.Core.Units;

/// <summary>A station or department that can hold cases. <paramref name="Path"/> is where its region hangs in the tree.</summary>
public sealed record Unit(Guid Id, string Name, UnitKind Kind, RegionLevel Level, Guid RegionId, RegionPath Path);
