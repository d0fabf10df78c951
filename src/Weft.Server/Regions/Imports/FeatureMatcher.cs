using System.Text.Json;
using Npgsql;
using Weft.Core.Regions;
using Weft.Server.Regions.Boundaries;
using Weft.Server.Regions.Changing;

namespace Weft.Server.Regions.Imports;

/// <summary>What a feature is about: a region that exists (<paramref name="Region"/>) or one to be made under <paramref name="Parent"/>.</summary>
internal sealed record FeatureTarget(int Feature, RegionNode? Region, RegionNode Parent, string Name, string? EnglishName, string? Code);

/// <summary>Finds the region that a feature draws.</summary>
internal sealed class FeatureMatcher
{
    private readonly MapChange _change;
    private readonly RegionNode _top;
    private readonly ImportOptions _options;
    private readonly CodeScheme? _scheme;
    private readonly Dictionary<string, Guid> _byCode = [];
    private readonly RegionNode[] _parents;

    private FeatureMatcher(MapChange change, RegionNode top, ImportOptions options, CodeScheme? scheme)
    {
        (_change, _top, _options, _scheme) = (change, top, options, scheme);
        _parents = [.. change.Picture.Subtree(top.Id).Where(node => node.Level < options.Level || options.Level == RegionLevel.Finer)];
    }

    public static async Task<FeatureMatcher> For(MapChange change, RegionNode top, ImportOptions options, CodeScheme? scheme, CancellationToken ct)
    {
        var matcher = new FeatureMatcher(change, top, options, scheme);
        await using var command = new NpgsqlCommand("select code, region_id from regions.codes where valid_to is null", change.Connection, change.Transaction);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            matcher._byCode[reader.GetString(0)] = reader.GetGuid(1);
        }

        return matcher;
    }

    public (FeatureTarget? Target, BoundaryFault? Fault) Match(JsonElement feature, int at)
    {
        if (feature.ValueKind != JsonValueKind.Object)
        {
            return (null, Fault(BoundaryFaultKind.NoName, at, null));
        }

        var name = FeatureProperties.Text(feature, _options.NameProperty);
        var english = FeatureProperties.Text(feature, _options.EnglishNameProperty);
        var code = FeatureProperties.Text(feature, _options.CodeProperty);
        if (FeatureProperties.Id(feature) is { } id && _change.Picture.Find(id) is { } known)
        {
            return Existing(known, at, english, code);
        }

        if (code is not null && _byCode.TryGetValue(code, out var coded) && _change.Picture.Find(coded) is { } byCode)
        {
            return Existing(byCode, at, english, code);
        }

        return RegionNames.IsName(name) && (english is null || RegionNames.IsName(english))
            ? ByName(feature, at, name!, english, code)
            : (null, Fault(BoundaryFaultKind.NoName, at, name));
    }

    private (FeatureTarget?, BoundaryFault?) ByName(JsonElement feature, int at, string name, string? english, string? code)
    {
        var (parent, problem) = Parent(feature);
        if (parent is null)
        {
            return (null, Fault(problem, at, name));
        }

        var (found, several) = PlaceNames.Match(name, _change.Picture.Children(parent.Id).Where(child => child.Kind == _options.Kind && child.Overlay == _options.Overlay));
        if (several)
        {
            return (null, Fault(BoundaryFaultKind.SeveralFit, at, name));
        }

        if (found is not null)
        {
            return Existing(found, at, english, code);
        }

        return !_options.Create ? (null, Fault(BoundaryFaultKind.NotFound, at, name))
            : RegionPlacement.Refusal(parent, _options.Level, _options.Kind, _options.Overlay) is not null ? (null, Fault(BoundaryFaultKind.LevelNotBelow, at, name))
            : code is not null && _scheme?.Check(code) is not null ? (null, Fault(BoundaryFaultKind.CodeFaulty, at, name))
            : (new FeatureTarget(at, null, parent, name, english, code), null);
    }

    private (FeatureTarget?, BoundaryFault?) Existing(RegionNode region, int at, string? english, string? code)
    {
        // Not the region around: its own line is not what this file is about, and may be drawn by those above only.
        if (!region.IsActive || region.ParentId is not { } parent || region.Id == _top.Id || !_top.Path.Contains(region.Path))
        {
            return (null, Fault(BoundaryFaultKind.NotYours, at, region.Name));
        }

        return code is not null && (_scheme?.Check(code) is not null || (_byCode.TryGetValue(code, out var holder) && holder != region.Id))
            ? (null, Fault(BoundaryFaultKind.CodeFaulty, at, region.Name))
            : (new FeatureTarget(at, region, _change.Picture.Find(parent)!, region.Name, english, code), null);
    }

    private (RegionNode? Parent, BoundaryFaultKind Problem) Parent(JsonElement feature)
    {
        if (_options.ParentProperty is null)
        {
            return (_top, default);
        }

        if (FeatureProperties.Text(feature, _options.ParentProperty) is not { } named)
        {
            return (null, BoundaryFaultKind.UnknownParent);
        }

        if (_byCode.TryGetValue(named, out var coded) && Array.Find(_parents, node => node.Id == coded) is { } byCode)
        {
            return (byCode, default);
        }

        var (found, several) = PlaceNames.Match(named, _parents);
        return (found, several ? BoundaryFaultKind.SeveralFit : BoundaryFaultKind.UnknownParent);
    }

    private static BoundaryFault Fault(BoundaryFaultKind kind, int feature, string? name) => new(kind) { Feature = feature, Region = name };
}
