using System.Globalization;
using System.Text.RegularExpressions;
using Weft.Core.Cases;
using Weft.Core.Regions;
using Weft.Server.History.Maps;

namespace Weft.Server.History.Rows;

/// <summary>Reads rows by a mapping. Holds nothing that changes: any number of threads may use one.</summary>
internal sealed partial class RowReader
{
    private const int LongestNumber = 60;
    private const int LongestAddress = 300;
    private const int LongestName = 100;
    private const int MostRounds = 100;

    // A record does not say that a case waits, or of which other it is a part, in a way that could be carried on.
    private static readonly CaseStage[] Stages =
    [
        CaseStage.Reported, CaseStage.Accepted, CaseStage.Dispatched, CaseStage.Responded, CaseStage.Handled, CaseStage.Closed,
        CaseStage.Rejected, CaseStage.Withdrawn,
    ];

    private readonly CaseMap _map;
    private readonly int _columns;
    private readonly TimeReader _times;
    private readonly BoundValue _number;
    private readonly BoundValue _words;
    private readonly BoundValue? _kind, _channel, _address, _stage, _inTime, _reopened, _closingWords, _score;
    private readonly BoundValue? _longitude, _latitude, _itemName, _itemCode, _unitName, _unitCode;
    private readonly BoundValue[] _classes;
    private readonly (BoundValue Name, BoundValue? Code)[] _levels;

    public RowReader(CaseMap map, IReadOnlyList<string> header, DateTimeOffset now)
    {
        BoundValue? Bind(ValueRule? rule) => BoundValue.Bind(rule, header);

        (_map, _columns) = (map, header.Count);
        _times = new TimeReader(map, header, now);
        (_number, _words) = (Bind(map.Number)!, Bind(map.Words)!);
        (_kind, _channel, _address, _stage) = (Bind(map.Kind), Bind(map.Channel), Bind(map.Address), Bind(map.Stage));
        (_inTime, _reopened, _closingWords, _score) = (Bind(map.InTime), Bind(map.Reopened), Bind(map.ClosingWords), Bind(map.Score));
        (_longitude, _latitude) = (Bind(map.City.Coordinates?.Longitude), Bind(map.City.Coordinates?.Latitude));
        (_itemName, _itemCode) = (Bind(map.Item?.Name), Bind(map.Item?.Code));
        (_unitName, _unitCode) = (Bind(map.Unit?.Name), Bind(map.Unit?.Code));
        _classes = [.. (map.Item?.Classes ?? []).Select(rule => Bind(rule)!)];
        _levels = [.. map.City.Levels.Select(level => (Bind(level.Name)!, Bind(level.Code)))];
    }

    /// <summary>What the row says; null when it has faults, which are then in <paramref name="faults"/>.</summary>
    public RowFacts? Read(DataRow row, RowFaults faults)
    {
        if (Shape(row) is { } broken)
        {
            faults.Add(broken, "", string.Join(_map.Data.Delimiter, row.Cells));
            return null;
        }

        var number = _number.Read(row, faults);
        if (number is null)
        {
            faults.Add(RowFaultKind.NumberMissing, _number.Columns, null);
        }
        else if (number.Length > LongestNumber)
        {
            faults.Add(RowFaultKind.TextTooLong, _number.Columns, number);
        }

        if (Text(_words, row, faults, CaseRules.LongestWords) is not { } words)
        {
            faults.Add(RowFaultKind.WordsMissing, _words.Columns, null);
            words = "";
        }

        var item = Item(row, faults);
        var times = _times.Read(row, faults);
        var stage = times is null ? CaseStage.Reported : Stage(row, times, item, faults);
        var facts = new RowFacts(
            row.Row, number ?? "", One<CaseKind>(_kind, row, faults), One<CaseChannel>(_channel, row, faults) ?? CaseChannel.Import,
            words, Text(_address, row, faults, LongestAddress), Place(row, faults), Levels(row, faults), item, Unit(row, faults),
            times!, stage, Truth(_inTime, row, faults), 1 + (Whole(_reopened, row, faults, 0, MostRounds) ?? 0),
            Text(_closingWords, row, faults, CaseRules.LongestWords) ?? "", Whole(_score, row, faults, 1, 5));
        return faults.Any ? null : facts;
    }

    private RowFaultKind? Shape(DataRow row) =>
        row.BadQuotes ? RowFaultKind.QuotesBroken
        : row.Cells.Length != _columns ? RowFaultKind.ColumnCount
        : Array.Exists(row.Cells, cell => cell.AsSpan().IndexOfAny('\uFFFD', '\0') >= 0) ? RowFaultKind.NotInEncoding
        : null;

    private CaseStage Stage(DataRow row, PastTimes times, ItemName? item, RowFaults faults)
    {
        var told = times switch
        {
            { Closed: not null } => CaseStage.Closed,
            { Handled: not null } => CaseStage.Handled,
            { ReportedIn: not null } => CaseStage.Responded,
            { Dispatched: not null } => CaseStage.Dispatched,
            { Accepted: not null } => CaseStage.Accepted,
            _ => item is null ? CaseStage.Reported : CaseStage.Accepted,
        };
        var said = One<CaseStage>(_stage, row, faults);
        if (said is { } one && !Stages.Contains(one))
        {
            faults.Add(RowFaultKind.NotAChoice, _stage!.Columns, one.ToString());
        }
        else if (said is { } stands && told is CaseStage.Closed or CaseStage.Handled && stands < told)
        {
            faults.Add(RowFaultKind.StageAgainstTimes, _stage!.Columns, stands.ToString());
        }

        var stage = said is { } further && (further > told || further is CaseStage.Rejected or CaseStage.Withdrawn) ? further : told;
        if (stage == CaseStage.Handled && item is null)
        {
            faults.Add(RowFaultKind.ItemMissing, _itemName?.Columns ?? "", null);
        }

        return stage;
    }

    private ItemName? Item(DataRow row, RowFaults faults)
    {
        var (name, code) = (Text(_itemName, row, faults, LongestName), _itemCode?.Read(row, faults));
        if (code is not null && !Code().IsMatch(code))
        {
            faults.Add(RowFaultKind.ItemCodeNotValid, _itemCode!.Columns, code);
        }

        if (name is null && code is null)
        {
            return null;
        }

        var classes = _classes.Select(one => Text(one, row, faults, LongestName)).OfType<string>();
        return new ItemName(string.Join(ItemName.Separator, classes), name ?? code!, code);
    }

    private UnitName? Unit(DataRow row, RowFaults faults)
    {
        var (name, code) = (Text(_unitName, row, faults, LongestName), Text(_unitCode, row, faults, LongestName));
        return name is null && code is null ? null : new UnitName(name ?? code!, code);
    }

    private List<LevelName> Levels(DataRow row, RowFaults faults)
    {
        var levels = new List<LevelName>(_levels.Length);
        for (var i = 0; i < _levels.Length; i++)
        {
            var (name, code) = (Text(_levels[i].Name, row, faults, LongestName), Text(_levels[i].Code, row, faults, LongestName));
            if (name is not null || code is not null)
            {
                levels.Add(new LevelName(i, name ?? "", code));
            }
        }

        return levels;
    }

    private Place? Place(DataRow row, RowFaults faults)
    {
        var (east, north) = (_longitude?.Read(row, faults), _latitude?.Read(row, faults));
        if (east is null && north is null)
        {
            return null;
        }

        var place = double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var x)
            && double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var y)
                ? Core.Regions.Place.From(x, y, _map.City.Coordinates!.System).Place
                : null;
        if (place is null)
        {
            faults.Add(RowFaultKind.CoordinateNotValid, $"{_longitude!.Columns} + {_latitude!.Columns}", $"{east}, {north}");
        }

        return place;
    }

    private static string? Text(BoundValue? rule, DataRow row, RowFaults faults, int longest)
    {
        var text = rule?.Read(row, faults);
        if (text?.Length > longest)
        {
            faults.Add(RowFaultKind.TextTooLong, rule!.Columns, text);
        }

        return text;
    }

    private static T? One<T>(BoundValue? rule, DataRow row, RowFaults faults)
        where T : struct, Enum
    {
        if (rule?.Read(row, faults) is not { } text)
        {
            return null;
        }

        if (!char.IsAsciiDigit(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value))
        {
            return value;
        }

        faults.Add(RowFaultKind.NotAChoice, rule.Columns, text);
        return null;
    }

    private static bool? Truth(BoundValue? rule, DataRow row, RowFaults faults)
    {
        if (rule?.Read(row, faults) is not { } text)
        {
            return null;
        }

        if (!bool.TryParse(text, out var truth))
        {
            faults.Add(RowFaultKind.NotAChoice, rule.Columns, text);
        }

        return truth;
    }

    private static int? Whole(BoundValue? rule, DataRow row, RowFaults faults, int least, int most)
    {
        if (rule?.Read(row, faults) is not { } text)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
        {
            faults.Add(RowFaultKind.NotAChoice, rule.Columns, text);
        }

        return number;
    }

    [GeneratedRegex("^[A-Za-z0-9._-]{1,40}$")]
    private static partial Regex Code();
}
