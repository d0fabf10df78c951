using Weft.Core.Cases;
using Weft.Core.Catalogue;
using Weft.Core.Regions;

namespace Weft.Server.History.Maps;

/// <summary>A mapping file: how the columns of one source become cases. Every member is described in docs/import.md.</summary>
internal sealed record CaseMap
{
    /// <summary>Names the source for ever: it begins the number of every case from it.</summary>
    public required string Source { get; init; }

    public string? About { get; init; }

    public DataFormat Data { get; init; } = new();
    public required CityMap City { get; init; }

    /// <summary>The number in the other system. It makes a repeated import harmless.</summary>
    public required ValueRule Number { get; init; }

    public required ValueRule Words { get; init; }
    public ValueRule? Kind { get; init; }
    public ValueRule? Channel { get; init; }
    public ValueRule? Address { get; init; }
    public ItemMap? Item { get; init; }
    public UnitMap? Unit { get; init; }
    public required TimesMap Times { get; init; }

    /// <summary>Where the case stands, as far as its times do not tell.</summary>
    public ValueRule? Stage { get; init; }

    /// <summary>The verdict of the record: true or false.</summary>
    public ValueRule? InTime { get; init; }

    /// <summary>How often it was opened again, 0 and more.</summary>
    public ValueRule? Reopened { get; init; }

    public ValueRule? ClosingWords { get; init; }

    /// <summary>1 to 5, given by the person who reported.</summary>
    public ValueRule? Score { get; init; }
}

internal sealed record DataFormat
{
    /// <summary>utf-8 or gb18030 (which also reads GBK and GB 2312).</summary>
    public string Encoding { get; init; } = "utf-8";

    public string Delimiter { get; init; } = ",";

    /// <summary>IANA name of the zone in which times without one are meant.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    public string[] Times { get; init; } = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-dd"];

    /// <summary>What a cell holds that says nothing, beside blanks.</summary>
    public string[] Missing { get; init; } = [];
}

internal sealed record CityMap
{
    /// <summary>From below the root down to the region the import is about, the last one.</summary>
    public required PlaceName[] Path { get; init; }

    /// <summary>Make what is not there yet: places of the path, levels, units and catalogue only where these say so themselves.</summary>
    public bool Create { get; init; }

    /// <summary>The name of the station of the last region, made when it has none.</summary>
    public string? Station { get; init; }

    /// <summary>The levels below, by what the rows say.</summary>
    public LevelMap[] Levels { get; init; } = [];

    public CoordinateMap? Coordinates { get; init; }
}

internal sealed record PlaceName(RegionLevel Level, string Name, string? EnglishName = null);

/// <param name="Scheme">Of <paramref name="Code"/>, which is asked before the name.</param>
/// <param name="Station">Name of the station that each new region of the level gets, with <c>{name}</c> for the region's; none leaves it without.</param>
internal sealed record LevelMap(RegionLevel Level, ValueRule Name, ValueRule? Code = null, string? Scheme = null, bool Create = false, string? Station = null);

/// <param name="Locate">Find the region on the map where the row names none.</param>
internal sealed record CoordinateMap(ValueRule Longitude, ValueRule Latitude, CoordinateSystem System = CoordinateSystem.Wgs84, bool Locate = false);

internal sealed record ItemMap
{
    /// <summary>Names of the classes from the top down.</summary>
    public ValueRule[] Classes { get; init; } = [];

    public required ValueRule Name { get; init; }
    public ValueRule? Code { get; init; }

    /// <summary>Publish a catalogue of the distinct items in the data when the city has none.</summary>
    public NewItems? Create { get; init; }
}

/// <param name="Handle">The limit for cases that are dispatched from now on, as standards write it: 5工作日.</param>
internal sealed record NewItems(string Handle, CaseKind Kind = CaseKind.Event, ClassKind ClassKind = ClassKind.Event, string? Completion = null);

internal sealed record UnitMap
{
    public required ValueRule Name { get; init; }

    /// <summary>Its key in the source where names are not unique; kept as <c>source-code</c>.</summary>
    public ValueRule? Code { get; init; }

    /// <summary>Make departments of the last region of the path for units that are not there.</summary>
    public bool Create { get; init; }
}

internal sealed record TimesMap
{
    public required ValueRule Reported { get; init; }
    public ValueRule? Accepted { get; init; }
    public ValueRule? Dispatched { get; init; }
    public ValueRule? ReportedIn { get; init; }
    public ValueRule? Handled { get; init; }
    public ValueRule? Closed { get; init; }

    /// <summary>The target: the last moment in time.</summary>
    public ValueRule? Due { get; init; }
}
