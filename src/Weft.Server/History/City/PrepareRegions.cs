using Npgsql;
using Weft.Core.Regions;
using Weft.Server.History.Maps;
using Weft.Server.History.Rows;
using Weft.Server.Regions;
using Weft.Server.Regions.Changing;

namespace Weft.Server.History.City;

/// <summary>Makes the places that the mapping lets it make, and finds the others. Nothing is made twice: what stands is used.</summary>
internal sealed class PrepareRegions(MapChanges changes, RegionTree tree)
{
    public async Task<(RegionNode Top, int Made)> Run(CaseMap map, Survey survey, CancellationToken ct)
    {
        await using var change = await changes.Begin(ct);
        var making = new Making(change.Picture, survey.Since ?? change.Now, await Codes(change.Connection, change.Transaction, ct));

        var top = change.Picture.Find(RegionTree.RootId)!;
        foreach (var place in map.City.Path)
        {
            top = making.Child(top, place.Level, place.Name)
                ?? (map.City.Create ? making.Make(top, place.Level, place.Name, place.EnglishName, null, null) : throw Unknown(place));
        }

        foreach (var levels in survey.Places)
        {
            var at = top;
            foreach (var name in levels)
            {
                var level = map.City.Levels[name.Level];
                if ((name.Code is { } code ? making.Coded(level.Scheme!, code) : making.Child(at, level.Level, name.Name)) is { } found)
                {
                    at = found;
                }
                else if (level.Create && name.Name.Length > 0)
                {
                    at = making.Make(at, level.Level, name.Name, null, level.Scheme, name.Code);
                }
                else
                {
                    break; // its rows are rejected by name
                }
            }
        }

        if (making.New.Count > 0)
        {
            await NewRegions.Add(change, making.New, ct);
        }

        await change.Commit(ct);
        await tree.Refresh(CancellationToken.None);
        return (tree.Find(top.Id)!, making.New.Count);
    }

    public static async Task<Dictionary<(string Scheme, string Code), Guid>> Codes(NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select scheme, code, region_id from regions.codes where valid_to is null", connection, transaction);
        await using var row = await command.ExecuteReaderAsync(ct);
        var codes = new Dictionary<(string Scheme, string Code), Guid>();
        while (await row.ReadAsync(ct))
        {
            codes[(row.GetString(0), row.GetString(1))] = row.GetGuid(2);
        }

        return codes;
    }

    private static CannotStartException Unknown(PlaceName place) => new(
        $"没有“{place.Name}”这个区域；映射里 city.create 为 true 时才会新建。",
        $"There is no region {place.Name}; it is only made when city.create is true in the mapping.");

    /// <summary>The tree with what is about to be made.</summary>
    private sealed class Making(RegionPicture before, DateTimeOffset since, IReadOnlyDictionary<(string Scheme, string Code), Guid> codes)
    {
        private readonly Dictionary<(Guid Above, RegionLevel Level, string Name), RegionNode> _made = [];
        private readonly Dictionary<(string Scheme, string Code), RegionNode> _coded = [];

        public List<NewRegion> New { get; } = [];

        public RegionNode? Child(RegionNode above, RegionLevel level, string name) =>
            _made.GetValueOrDefault((above.Id, level, name))
            ?? before.Children(above.Id).FirstOrDefault(child => child.Level == level && child.Kind == RegionKind.General && child.Name == name);

        public RegionNode? Coded(string scheme, string code) =>
            _coded.GetValueOrDefault((scheme, code)) ?? (codes.TryGetValue((scheme, code), out var id) ? before.Find(id) : null);

        public RegionNode Make(RegionNode above, RegionLevel level, string name, string? english, string? scheme, string? code)
        {
            var region = new NewRegion(Guid.CreateVersion7(), above.Id, level, RegionKind.General, name)
            {
                EnglishName = english,
                ValidFrom = since, // the records say that it was there then
                Codes = scheme is not null && code is not null ? [(scheme, code)] : [],
            };
            New.Add(region);
            var node = new RegionNode(region.Id, 0, RegionPath.Nowhere, above.Id, level, RegionKind.General, null, name, english, since, null);
            _made.Add((above.Id, level, name), node);
            if (scheme is not null && code is not null)
            {
                _coded.Add((scheme, code), node);
            }

            return node;
        }
    }
}
