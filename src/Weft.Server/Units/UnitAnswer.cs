using Weft.Core.Regions;
using Weft.Core.Units;

namespace Weft.Server.Units;

/// <summary>A unit as the API shows it.</summary>
internal sealed record UnitAnswer(
    Guid Id, string? Code, string Name, string EnglishName, UnitKind Kind, RegionLevel Level, Guid RegionId, Guid? ParentId, string? Phone, bool Active)
{
    public static UnitAnswer Of(UnitRow row) => new(
        row.Id, row.Code, row.Name, row.EnglishName, row.Kind, row.Level, row.RegionId, row.ParentId, row.Phone, row.Active);
}
