using System.Text.Json;
using NetTopologySuite.Geometries;
using Weft.Core.Regions;
using Weft.Server.Regions.Boundaries;
using Weft.Server.Regions.Changing;
using Weft.Server.Regions.Codes;

namespace Weft.Server.Regions.Imports;

/// <summary>What an import would do to the map and everything that speaks against it.</summary>
internal sealed class ImportPlan
{
    private readonly List<(FeatureTarget Target, Guid Id, Geometry Boundary, ImportAction Action)> _regions = [];
    private readonly List<BoundaryFault> _faults = [];
    private readonly HashSet<(Guid Parent, Guid? Region, string Name)> _seen = [];
    private readonly ImportOptions _options;
    private readonly CodeScheme? _scheme;

    private ImportPlan(ImportOptions options, CodeScheme? scheme) => (_options, _scheme) = (options, scheme);

    public IReadOnlyList<BoundaryFault> Faults => _faults;

    public static async Task<ImportPlan> Make(MapChange change, RegionNode parent, ImportOptions options, IReadOnlyList<JsonElement> features, CancellationToken ct)
    {
        var schemes = await Schemes.All(change.Db, ct);
        var scheme = schemes.GetValueOrDefault(options.Scheme ?? "") ?? schemes.Values.FirstOrDefault(one => one.Levels.Contains(options.Level) && one.Name != "shenzhen-house");
        var plan = new ImportPlan(options, scheme);
        var matcher = await FeatureMatcher.For(change, parent, options, scheme, ct);
        for (var i = 0; i < features.Count; i++)
        {
            plan.Read(matcher, features[i], i, change);
        }

        await plan.CheckTogether(change, ct);
        plan._faults.Sort((one, other) => (one.Feature ?? int.MaxValue).CompareTo(other.Feature ?? int.MaxValue));
        return plan;
    }

    public ImportReport Report(bool applied) => new(
        applied,
        _regions.Count(one => one.Action == ImportAction.Create),
        _regions.Count(one => one.Action == ImportAction.Redraw),
        _regions.Count(one => one.Action == ImportAction.Keep),
        _faults,
        [.. _regions.Select(one => new ImportedRegion(one.Target.Feature, applied ? one.Id : one.Target.Region?.Id, one.Target.Name, one.Target.Parent.Id, one.Action))]);

    public async Task Apply(MapChange change, CancellationToken ct)
    {
        NewRegion[] created =
        [
            .. _regions.Where(one => one.Action == ImportAction.Create).Select(one =>
                new NewRegion(one.Id, one.Target.Parent.Id, _options.Level, _options.Kind, one.Target.Name)
                {
                    Overlay = _options.Overlay,
                    EnglishName = one.Target.EnglishName,
                    Boundary = one.Boundary,
                    Codes = one.Target.Code is { } code && _scheme is not null ? [(_scheme.Name, code)] : [],
                }),
        ];
        await NewRegions.Add(change, created, ct);
        await Redrawing.Redraw(change, [.. _regions.Where(one => one.Action == ImportAction.Redraw).Select(one => (one.Id, one.Boundary))], ct);
        foreach (var (target, id, _, action) in _regions)
        {
            if (action != ImportAction.Create && target.Code is { } code && _scheme is not null && _scheme.Levels.Contains(target.Region!.Level))
            {
                await GivingCodes.Give(change, id, _scheme.Name, code, ct);
            }
        }
    }

    private void Read(FeatureMatcher matcher, JsonElement feature, int at, MapChange change)
    {
        var (target, unmatched) = matcher.Match(feature, at);
        var (boundary, fault) = GeoJsonBoundary.Read(feature.ValueKind == JsonValueKind.Object ? FeatureProperties.Geometry(feature) : null, _options.System, _options.Repair);
        if (target is null || boundary is null)
        {
            // Both are told: who mends a file wants to do so once.
            _faults.AddRange(new[] { unmatched, fault is null ? null : fault with { Feature = at, Region = target?.Name ?? unmatched?.Region } }.OfType<BoundaryFault>());
            return;
        }

        if (fault is not null)
        {
            _faults.Add(fault with { Feature = at, Region = target.Name });
        }

        if (!_seen.Add((target.Parent.Id, target.Region?.Id, target.Name)))
        {
            _faults.Add(new BoundaryFault(BoundaryFaultKind.DrawnTwice) { Feature = at, Region = target.Name });
            return;
        }

        var action = target.Region is null ? ImportAction.Create : IsAsDrawn(change, target.Region.Id, boundary) ? ImportAction.Keep : ImportAction.Redraw;
        _regions.Add((target, target.Region?.Id ?? Guid.CreateVersion7(change.Now), boundary, action));
    }

    private static bool IsAsDrawn(MapChange change, Guid id, Geometry boundary) =>
        change.Picture.Rings(id) is { } rings && Wkb.Rings(Boundary.ToBytes(boundary)) is var drawn
        && rings.Length == drawn.Length && rings.Zip(drawn).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));

    private async Task CheckTogether(MapChange change, CancellationToken ct)
    {
        var rules = new DrawingRules(_options.Tolerance, _options.GapsBlock);
        var drawn = _regions.ToDictionary(one => one.Id, one => new DrawnRegion(one.Id, one.Target.Name, one.Target.Region?.Kind ?? _options.Kind, one.Boundary, one.Target.Feature));
        foreach (var family in _regions.GroupBy(one => one.Target.Parent.Id))
        {
            var around = drawn.GetValueOrDefault(family.Key) ?? await DrawnMap.Around(change, family.Key, ct);
            var beside = (await DrawnMap.Children(change, family.Key, ct)).Where(sibling => !drawn.ContainsKey(sibling.Id)).ToList();
            _faults.AddRange(NeighbourCheck.Faults(around, [.. family.Select(one => drawn[one.Id])], beside, rules, lookForGaps: around?.Id == family.Key));
        }

        foreach (var (target, id, _, _) in _regions.Where(one => one.Action == ImportAction.Redraw))
        {
            var below = (await DrawnMap.Children(change, id, ct)).Where(child => !drawn.ContainsKey(child.Id)).Select(child => child with { Feature = target.Feature }).ToList();
            _faults.AddRange(NeighbourCheck.Faults(drawn[id], below, [], rules, lookForGaps: false)
                .Where(fault => fault.Kind == BoundaryFaultKind.OutsideParent)
                .Select(fault => fault with { Kind = BoundaryFaultKind.CutsOffChild, Region = target.Name, Other = fault.Region }));
        }
    }
}
