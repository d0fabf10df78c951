using Weft.Core.Clocks;

namespace Weft.Core.Cases;

/// <summary>
/// From a row of another system's records to a case with its timeline: one event for each moment the row gives, and
/// <see cref="CaseEvent.Imported"/> for all it says without a moment. Nothing is made up in between.
/// </summary>
public static class CaseImport
{
    /// <summary>The case as its record tells it; the times must be in order (<see cref="PastTimes.OutOfOrder"/>).</summary>
    public static CaseBook Open(Guid id, PastCase past, CaseParty by)
    {
        var (times, station) = (past.Times, UnitRef.Of(past.Receiver));
        var atStation = new Holding(station, station.Level, null, times.Reported, null, null);
        var book = CaseBook.Begin(
            id,
            new CaseDecision.Yes(by, [new CaseEvent.Reported(
                past.Number, past.Kind, past.Channel, past.ProcedureId, past.RegionId, past.Region, past.Terms, atStation, past.By, past.Words)]),
            [], times.Reported);

        if (times.Accepted is { } accepted && past.Terms is { } terms)
        {
            Add(CaseStep.Accept, new CaseEvent.Accepted(terms, atStation, null), accepted);
        }

        // Where the record dates no end, it is itself the end; else it comes before the steps that move the case on.
        var isEnd = EndsWithRecord(past);
        if (!isEnd)
        {
            Add(CaseStep.Report, Imported(past, past.Terms is null ? CaseStage.Reported : CaseStage.Accepted), times.Accepted ?? times.Reported);
        }

        Work(past, book, Add);
        if (isEnd)
        {
            Add(CaseStep.Report, Imported(past, past.Stage), times.Last);
        }
        else if (times.Closed is { } closed)
        {
            Add(CaseStep.Close, new CaseEvent.Closed(past.ClosingWords, null), closed);
        }

        if (past.Score is { } score)
        {
            Add(CaseStep.Rate, new CaseEvent.Rated(Procedures.Rater.Resident, score, null), times.Last);
        }

        return book;

        void Add(CaseStep step, CaseEvent happened, DateTimeOffset at) => book.Record(step, new CaseDecision.Yes(by, [happened]), [], at);
    }

    private static bool EndsWithRecord(PastCase past) => past.Stage switch
    {
        CaseStage.Rejected or CaseStage.Withdrawn => true,
        CaseStage.Closed => past.Times.Closed is null,
        CaseStage.Handled => past.Times.Done is null,
        _ => false,
    };

    private static void Work(PastCase past, CaseBook book, Action<CaseStep, CaseEvent, DateTimeOffset> add)
    {
        var (times, holding) = (past.Times, Holding(past));
        if (times.Dispatched is { } sent && past.Unit is not null)
        {
            add(CaseStep.Dispatch, new CaseEvent.Dispatched(UnitRef.Of(past.Receiver), holding, [], null), sent);
        }

        if (times.ReportedIn is { } came && book.File.Stage == CaseStage.Dispatched)
        {
            // The record keeps no limit for signing, so none was broken.
            add(CaseStep.ReportIn, new CaseEvent.ReportedIn(holding.Unit, Lead: true, Clock.OfHistory(book.File.Holder.Since, came, came)), came);
        }

        if (times.Handled is { } handled && past.Terms is { } terms)
        {
            add(
                CaseStep.Handle,
                new CaseEvent.Handled(book.File.Holder, terms, past.ClosingWords, OnSpot: false, past.ComputedInTime ?? past.RecordedInTime, null),
                handled);
        }
    }

    private static CaseEvent.Imported Imported(PastCase past, CaseStage stage)
    {
        // Before it was sent, the station had it.
        var sentLater = past.Times.Dispatched is not null && past.Unit is not null && stage == CaseStage.Accepted;
        var holder = sentLater
            ? Holding(past) with { Unit = UnitRef.Of(past.Receiver), Level = past.Receiver.Level, Since = past.Times.Reported, Handling = null }
            : Holding(past);
        var ended = past.Times.Done is not null || stage is not (CaseStage.Reported or CaseStage.Accepted);
        return new CaseEvent.Imported(
            past.Source, stage, holder,
            !sentLater && past.Unit is { } unit && unit.Id != past.Receiver.Id ? UnitRef.Of(past.Receiver) : null,
            past.Round, ended ? past.ComputedInTime ?? past.RecordedInTime : null, past.RecordedInTime);
    }

    private static Holding Holding(PastCase past)
    {
        var (unit, times) = (UnitRef.Of(past.Unit ?? past.Receiver), past.Times);

        // A clock that ended nobody knows when says nothing; the verdict of the record does.
        var clock = times.Due is { } due && !(EndsWithRecord(past) && times.Done is null) ? Clock.OfHistory(times.Begun, due, times.Done) : null;
        return new Holding(unit, unit.Level, null, times.Begun, null, clock);
    }
}
