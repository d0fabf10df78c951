using System.Globalization;
using Npgsql;
using Weft.Core.Cases;
using Weft.Core.Regions;
using Weft.Server.Regions;
using Weft.Server.Units;

namespace Weft.Server.Insight.Figures;

/// <summary>What the keys of figures are called.</summary>
internal sealed class FigureNames(RegionTree regions, UnitDirectory units)
{
    /// <summary>By key; regions come with their id as the key, as paths are nobody else's business.</summary>
    public async Task<Dictionary<string, (string Key, string? Name, string? English)>> Of(FigureGroup by, string[] keys, NpgsqlConnection connection, CancellationToken ct)
    {
        var named = by is FigureGroup.Class or FigureGroup.Item ? await FromCatalogue(by, keys, connection, ct) : [];
        return keys.ToDictionary(key => key, key => by switch
        {
            FigureGroup.Region => regions.Find(new RegionPath(key)) is { } node ? (node.Id.ToString(), node.Name, node.EnglishName) : (key, null, null),
            FigureGroup.Unit => units.Find(Guid.Parse(key, CultureInfo.InvariantCulture)) is { } unit ? (key, unit.Name, unit.EnglishName) : (key, null, null),
            FigureGroup.Class or FigureGroup.Item => (key, named.GetValueOrDefault(key), (string?)null),
            FigureGroup.Kind => (key, KindName(Enum.Parse<CaseKind>(key)), key),
            FigureGroup.Month => (key, null, null),
        });
    }

    // As the newest version that has the code calls it.
    private static async Task<Dictionary<string, string>> FromCatalogue(FigureGroup by, string[] keys, NpgsqlConnection connection, CancellationToken ct)
    {
        var table = by == FigureGroup.Class ? "classes" : "items";
        await using var command = new NpgsqlCommand(
            $"select distinct on (code) code, name from catalogue.{table} where code = any ($1) order by code, version_id desc", connection);
        command.Parameters.AddWithValue(keys);
        var names = new Dictionary<string, string>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            names[row.GetString(0)] = row.GetString(1);
        }

        return names;
    }

    private static string KindName(CaseKind kind) => kind switch
    {
        CaseKind.Event => "事件",
        CaseKind.Appeal => "诉求",
        CaseKind.Hazard => "隐患",
        CaseKind.Dispute => "纠纷",
        CaseKind.Errand => "代办",
    };
}
