namespace Weft.Server.History.Rows;

/// <summary>Why a row is not imported. The kebab form of each is stable: scripts read it in the rejects file.</summary>
internal enum RowFaultKind
{
    ColumnCount,
    QuotesBroken,
    NotInEncoding,
    NumberMissing,
    TimeMissing,
    TimeUnreadable,
    TimeNotInZone,
    TimeOutOfRange,
    TimesOutOfOrder,
    StageAgainstTimes,
    ValueNotInMap,
    NotAChoice,
    WordsMissing,
    TextTooLong,
    CoordinateNotValid,
    PlaceNotOnMap,
    PlaceMissing,
    RegionUnknown,
    ItemMissing,
    ItemUnknown,
    ItemCodeNotValid,
    UnitUnknown,
    NobodyReceives,
}

internal sealed record RowFault(RowFaultKind Kind, string Columns, string Value);

/// <summary>What is wrong with one row so far.</summary>
internal sealed class RowFaults
{
    private const int LongestShown = 200;

    private List<RowFault>? _all;

    public bool Any => _all is not null;

    public IReadOnlyList<RowFault> All => _all ?? [];

    public void Add(RowFaultKind kind, string columns, string? value) =>
        (_all ??= []).Add(new RowFault(kind, columns, Shown(value)));

    // NUL is the one character that PostgreSQL cannot keep.
    private static string Shown(string? value) =>
        (value is null ? "" : value.Length > LongestShown ? value[..LongestShown] : value).Replace('\0', '\uFFFD');
}

internal static class RowFaultTexts
{
    public static string Code(RowFaultKind kind) =>
        string.Concat(kind.ToString().Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));

    public static (string Chinese, string English) Of(RowFaultKind kind) => kind switch
    {
        RowFaultKind.ColumnCount => ("列数与表头不符", "has another number of columns than the header"),
        RowFaultKind.QuotesBroken => ("引号不配对", "quotes are not in pairs"),
        RowFaultKind.NotInEncoding => ("含有该编码读不出的字符", "holds characters that the encoding cannot read"),
        RowFaultKind.NumberMissing => ("没有编号", "has no number"),
        RowFaultKind.TimeMissing => ("没有上报时间", "has no time of the report"),
        RowFaultKind.TimeUnreadable => ("时间格式不符", "the time is in none of the formats"),
        RowFaultKind.TimeNotInZone => ("该时区没有这一时刻（夏令时跳过）", "the zone has no such time (skipped in spring)"),
        RowFaultKind.TimeOutOfRange => ("时间早于1970年或在将来", "the time is before 1970 or in the future"),
        RowFaultKind.TimesOutOfOrder => ("时间早于前一步", "the time is before that of the step it follows"),
        RowFaultKind.StageAgainstTimes => ("状态与时间矛盾", "the stage contradicts the times"),
        RowFaultKind.ValueNotInMap => ("映射里没有这个值", "the mapping has no such value"),
        RowFaultKind.NotAChoice => ("不是可用的值", "is none of the possible values"),
        RowFaultKind.WordsMissing => ("没有内容", "has no words"),
        RowFaultKind.TextTooLong => ("文字过长", "the text is too long"),
        RowFaultKind.CoordinateNotValid => ("坐标无效", "the coordinate is no place"),
        RowFaultKind.PlaceNotOnMap => ("坐标不在该城市的图上", "the coordinate is not on the map of the city"),
        RowFaultKind.PlaceMissing => ("没有地点", "has no place"),
        RowFaultKind.RegionUnknown => ("没有这个区域", "there is no such region"),
        RowFaultKind.ItemMissing => ("已处置的案件没有事项", "is handled and has no item"),
        RowFaultKind.ItemUnknown => ("没有这个事项", "there is no such item"),
        RowFaultKind.ItemCodeNotValid => ("事项编码只能有字母、数字和 . _ -，最长 40", "a code of an item has letters, digits and . _ -, at most 40"),
        RowFaultKind.UnitUnknown => ("没有这个单位", "there is no such unit"),
        RowFaultKind.NobodyReceives => ("该地没有可接收的站点", "no station receives cases there"),
    };
}
