using Weft.Core.Regions;
using Weft.Core.Units;

namespace Weft.Server.Demo.Plan;

/// <summary>A station, or a department named by what it does (<paramref name="Body"/>, the word that catalogue items use).</summary>
internal sealed record PlannedUnit(string Code, UnitKind Kind, Name Name, PlannedRegion Region, string? Body, PlannedUnit? Parent, string Phone)
{
    public RegionLevel Level => Region.Level;
}
