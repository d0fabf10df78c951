using Weft.Server.Regions.Reading;

namespace Weft.Server.Regions;

/// <summary>What a city may decide about its grids (configuration section <c>Regions</c>).</summary>
internal sealed record RegionSettings
{
    /// <summary>Whether a grid has one chief worker at a time; false where a city lets several share.</summary>
    public bool OneChiefWorker { get; init; } = true;

    public GridSize GridSize { get; init; } = new();
}

/// <summary>How large a general grid should be: GB/T 34300 advises 300 to 500 households in towns and at most 2,500 people. A hint, never a refusal.</summary>
internal sealed record GridSize
{
    public int FewestHouseholds { get; init; } = 300;
    public int MostHouseholds { get; init; } = 500;
    public int MostResidents { get; init; } = 2500;

    public SizeHint? HintFor(int? households, int? residents) => (households, residents) switch
    {
        _ when residents > MostResidents => new($"网格有 {residents} 人，超过建议的 {MostResidents} 人，宜拆分。", $"The grid has {residents} people, more than the advised {MostResidents}: consider splitting it."),
        _ when households > MostHouseholds => new($"网格有 {households} 户，超过建议的 {MostHouseholds} 户，宜拆分。", $"The grid has {households} households, more than the advised {MostHouseholds}: consider splitting it."),
        _ when households < FewestHouseholds => new($"网格只有 {households} 户，少于建议的 {FewestHouseholds} 户。", $"The grid has {households} households, fewer than the advised {FewestHouseholds}."),
        _ => null,
    };
}
