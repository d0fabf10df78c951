namespace Weft.Core.Units;

/// <summary>What a unit is: the station of a region, or a department at a level (domain rules, section 2).</summary>
public enum UnitKind
{
    Station,
    Department,
}
