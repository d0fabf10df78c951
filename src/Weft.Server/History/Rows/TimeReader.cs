using System.Globalization;
using Weft.Core.Cases;
using Weft.Server.History.Maps;

namespace Weft.Server.History.Rows;

/// <summary>Reads the moments of a row, in the formats and the zone of its source.</summary>
internal sealed class TimeReader
{
    private readonly TimeZoneInfo _zone;
    private readonly string[] _formats;
    private readonly DateTimeOffset _latest;
    private readonly BoundValue _reported;
    private readonly BoundValue? _accepted, _dispatched, _reportedIn, _handled, _closed, _due;

    public TimeReader(CaseMap map, IReadOnlyList<string> header, DateTimeOffset now)
    {
        BoundValue? Bind(ValueRule? rule) => BoundValue.Bind(rule, header);

        _zone = TimeZoneInfo.FindSystemTimeZoneById(map.Data.TimeZone);
        _formats = map.Data.Times;
        _latest = now.AddDays(1); // clocks of two systems differ; a year's slip does not pass
        var times = map.Times;
        _reported = Bind(times.Reported)!;
        (_accepted, _dispatched, _reportedIn) = (Bind(times.Accepted), Bind(times.Dispatched), Bind(times.ReportedIn));
        (_handled, _closed, _due) = (Bind(times.Handled), Bind(times.Closed), Bind(times.Due));
    }

    public PastTimes? Read(DataRow row, RowFaults faults)
    {
        if (Moment(_reported, row, faults) is not { } reported)
        {
            if (_reported.Read(row, faults) is null)
            {
                faults.Add(RowFaultKind.TimeMissing, _reported.Columns, null);
            }

            return null;
        }

        var times = new PastTimes(
            reported, Moment(_accepted, row, faults), Moment(_dispatched, row, faults), Moment(_reportedIn, row, faults),
            Moment(_handled, row, faults), Moment(_closed, row, faults), Moment(_due, row, faults, mayLieAhead: true));
        if (times.OutOfOrder() is { } late)
        {
            faults.Add(RowFaultKind.TimesOutOfOrder, ColumnsOf(late), late.ToString());
        }

        return times;
    }

    private string ColumnsOf(CaseStage stage) => (stage switch
    {
        CaseStage.Accepted => _accepted,
        CaseStage.Dispatched => _dispatched,
        CaseStage.Responded => _reportedIn,
        CaseStage.Handled => _handled,
        _ => _closed,
    })?.Columns ?? "";

    private DateTimeOffset? Moment(BoundValue? rule, DataRow row, RowFaults faults, bool mayLieAhead = false)
    {
        if (rule?.Read(row, faults) is not { } text)
        {
            return null;
        }

        // A time with its own offset comes out as UTC; one without is a wall clock of the zone.
        if (!DateTime.TryParseExact(text, _formats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time))
        {
            faults.Add(RowFaultKind.TimeUnreadable, rule.Columns, text);
            return null;
        }

        if (time.Kind != DateTimeKind.Utc && _zone.IsInvalidTime(time))
        {
            faults.Add(RowFaultKind.TimeNotInZone, rule.Columns, text);
            return null;
        }

        var moment = new DateTimeOffset(time.Kind == DateTimeKind.Utc ? time : TimeZoneInfo.ConvertTimeToUtc(time, _zone));
        if (moment < DateTimeOffset.UnixEpoch || (moment > _latest && !mayLieAhead))
        {
            faults.Add(RowFaultKind.TimeOutOfRange, rule.Columns, text);
            return null;
        }

        return moment;
    }
}
