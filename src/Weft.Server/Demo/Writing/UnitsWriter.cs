using Npgsql;
using NpgsqlTypes;
using Weft.Core.Units;
using Weft.Server.Demo.Life;
using Weft.Server.Demo.Plan;

namespace Weft.Server.Demo.Writing;

/// <summary>Writes stations and departments.</summary>
internal static class UnitsWriter
{
    private sealed record Row(PlannedUnit Planned, Unit Unit, Guid? ParentId);

    private static readonly BinaryCopy<Row> Units = new(
        "units.units",
        ("id", NpgsqlDbType.Uuid, row => row.Unit.Id),
        ("code", NpgsqlDbType.Text, row => row.Planned.Code),
        ("name", NpgsqlDbType.Text, row => row.Unit.Name),
        ("english_name", NpgsqlDbType.Text, row => row.Unit.EnglishName),
        ("kind", NpgsqlDbType.Text, row => row.Unit.Kind.ToString()),
        ("level", NpgsqlDbType.Text, row => row.Unit.Level.ToString()),
        ("region_id", NpgsqlDbType.Uuid, row => row.Unit.RegionId),
        ("parent_id", NpgsqlDbType.Uuid, row => row.ParentId),
        ("phone", NpgsqlDbType.Text, row => row.Planned.Phone));

    public static async Task<Dictionary<PlannedUnit, Unit>> Write(
        NpgsqlConnection connection, CityPlan plan, IReadOnlyDictionary<PlannedRegion, Placed> places, CancellationToken ct)
    {
        var units = new Dictionary<PlannedUnit, Unit>();
        foreach (var planned in plan.Staffing.Units)
        {
            var place = places[planned.Region];
            units.Add(planned, new Unit(Guid.CreateVersion7(), planned.Name.Chinese, planned.Kind, planned.Level, place.Id, place.Path, planned.Name.English));
        }

        await Units.Write(connection, units.Select(unit => new Row(unit.Key, unit.Value, unit.Key.Parent is { } parent ? units[parent].Id : null)), ct);
        return units;
    }
}
