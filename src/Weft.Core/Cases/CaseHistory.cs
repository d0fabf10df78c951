using System.Diagnostics;
using Weft.Core.Clocks;

namespace Weft.Core.Cases;

/// <summary>The case after what happened. Never refuses: history is not argued with.</summary>
public static class CaseHistory
{
    public static CaseFile Begin(Guid id, CaseEvent.Reported report, DateTimeOffset at) => new()
    {
        Id = id,
        Number = report.Number,
        Kind = report.Kind,
        Stage = CaseStage.Reported,
        Channel = report.Channel,
        ProcedureId = report.ProcedureId,
        RegionId = report.RegionId,
        Region = report.Region,
        Terms = report.Terms,
        Holder = report.Holder,
        Home = report.Holder.Unit,
        Reporters = [report.By],
        ReportedAt = Moments.Of(at),
    };

    public static CaseFile Apply(CaseFile file, CaseEvent happened, DateTimeOffset moment)
    {
        var at = Moments.Of(moment);
        return happened switch
        {
            CaseEvent.Reported => throw new UnreachableException("A case begins once."),
            CaseEvent.VerificationAsked asked => file with { Verification = new Verification(asked.PersonId, asked.Clock, null) },
            CaseEvent.Verified verified => Apply(file, verified, at),
            CaseEvent.Classified classified => file with { Terms = classified.Terms },
            CaseEvent.Accepted accepted => Apply(file, accepted, at),
            CaseEvent.Rejected => file with { Stage = CaseStage.Rejected, Holder = Done(file.Holder, at), StageClock = null },
            CaseEvent.Withdrawn => file with { Stage = CaseStage.Withdrawn, Holder = Done(file.Holder, at), StageClock = null },
            CaseEvent.MergedInto into => file with
            {
                Stage = CaseStage.Merged,
                MergedInto = into.SurvivorId,
                Holder = Done(file.Holder, at),
                StageClock = null,
                Extension = null,
            },
            CaseEvent.PassedUp up => Move(file, up.To),
            CaseEvent.PassedDown down => Move(file, down.To),
            CaseEvent.Assigned assigned => file with { Holder = file.Holder with { PersonId = assigned.PersonId } },
            CaseEvent.Dispatched sent => Send(file, sent.Lead, sent.Sender, sent.Assisting, at) with { WhistlePlace = null },
            CaseEvent.Whistled called => Send(file, called.Lead, called.Caller, called.Called, at) with { WhistlePlace = called.Place },
            CaseEvent.ReportedIn came => Apply(file, came),
            CaseEvent.Returned back => Apply(file, back),
            CaseEvent.Conferred or CaseEvent.Urged or CaseEvent.Remarked => file,
            CaseEvent.MeetingOpened opened => Apply(file, opened),
            CaseEvent.Resolved resolved => Send(file, resolved.Responsible, resolved.Sender, file.Helpers, at) with { MeetingOpen = false },
            CaseEvent.ExtensionWasAsked asked => file with { Extension = new ExtensionAsked(asked.By, at, null) },
            CaseEvent.ExtensionApproved approved => file with { Extension = file.Extension! with { First = approved.First } },
            CaseEvent.Extended extended => file with
            {
                Extension = null,
                ExtensionsGranted = file.ExtensionsGranted + 1,
                Holder = file.Holder with { Handling = extended.Handling },
            },
            CaseEvent.ExtensionRefused => file with { Extension = null },
            CaseEvent.Suspended aside => Set(file, aside.Paused) with
            {
                Stage = CaseStage.Suspended,
                Suspension = new Suspension(aside.Until, file.Stage, null),
            },
            CaseEvent.Woke woke => Set(file, woke.Running) with
            {
                Stage = file.Suspension!.Before,
                Suspension = file.Suspension with { WokeAt = at },
            },
            CaseEvent.Ordered ordered => file with { Orders = [.. file.Orders, ordered.Order] },
            CaseEvent.OrderAnswered answered => file with
            {
                Orders = [.. file.Orders.Select(order => order.Id == answered.OrderId ? order with { Clock = answered.Clock } : order)],
            },
            CaseEvent.Assisted assisted => file with
            {
                Helpers = [.. file.Helpers.Select(helper => helper.Unit.Id == assisted.Unit.Id ? helper with { DoneAt = at } : helper)],
            },
            CaseEvent.Handled handled => Apply(file, handled, at),
            CaseEvent.Inspected => file with { InspectionPassed = true },
            CaseEvent.SentToRework again => file with
            {
                Stage = file.Sender is null ? CaseStage.Accepted : CaseStage.Responded,
                Holder = again.Holder,
                Reworks = file.Reworks + 1,
                HandledAt = null,
                HandledInTime = null,
                StageClock = null,
            },
            CaseEvent.Closed closed => file with { Stage = CaseStage.Closed, ClosedAt = at, StageClock = closed.StageClock },
            CaseEvent.CalledBack called => file with { StageClock = called.StageClock },
            CaseEvent.Rated rated => file with { Stage = CaseStage.Rated, Ratings = [.. file.Ratings, new Rating(rated.By, rated.Score, file.Round)] },
            CaseEvent.Reopened again => Apply(file, again),
            CaseEvent.Appealed appealed => file with { Appeal = new UnitAppeal(appealed.Unit, null) },
            CaseEvent.AppealDecided decided => file with { Appeal = file.Appeal! with { Upheld = decided.Upheld }, Exempt = decided.Upheld },
            CaseEvent.ReportersJoined joined => file with { Reporters = [.. file.Reporters, .. joined.Reporters] },
            CaseEvent.JoinedIn joined => file with { Reporters = [.. file.Reporters, joined.Reporter] },
            CaseEvent.Imported record => file with
            {
                Stage = record.Stage,
                Holder = record.Holder,
                Sender = record.Sender,
                Round = record.Round,
                HandledInTime = record.InTime,
                WasLate = file.WasLate || record.InTime == false,
            },
            CaseEvent.Escalated => file with { Holder = file.Holder with { Escalated = true } },
            _ => throw new UnreachableException($"No state for {happened.GetType().Name}"),
        };
    }

    private static CaseFile Apply(CaseFile file, CaseEvent.Verified verified, DateTimeOffset at)
    {
        var clock = file.Verification?.Clock ?? Clock.OfHistory(at, at, null);
        return file with
        {
            Verification = new Verification(file.Verification?.AskedOf, clock.IsStopped ? clock : clock.Stop(at), verified.Confirmed),
        };
    }

    private static CaseFile Apply(CaseFile file, CaseEvent.Accepted accepted, DateTimeOffset at) => file with
    {
        Stage = CaseStage.Accepted,
        Terms = accepted.Terms,
        Holder = accepted.Holder,
        StageClock = accepted.StageClock,
        AcceptedAt = at,
        Home = accepted.Holder.Unit,
    };

    private static CaseFile Apply(CaseFile file, CaseEvent.ReportedIn came) => came.Lead
        ? file with
        {
            Stage = file.Stage == CaseStage.Dispatched ? CaseStage.Responded : file.Stage,
            Holder = file.Holder with { SignFor = came.Clock },
        }
        : file with
        {
            Helpers = [.. file.Helpers.Select(helper => helper.Unit.Id == came.Unit.Id ? helper with { SignFor = came.Clock } : helper)],
        };

    private static CaseFile Apply(CaseFile file, CaseEvent.Returned back) => file with
    {
        Stage = CaseStage.Accepted,
        Holder = back.To,
        Sender = null,
        Returned = true,
        Returns = file.Returns + 1,
        PausedHandling = back.Paused,
        StageClock = back.StageClock,
        Extension = null,
    };

    private static CaseFile Apply(CaseFile file, CaseEvent.MeetingOpened opened) => opened.To is { } to
        ? file with { MeetingOpen = true, Stage = CaseStage.Accepted, Holder = to, Sender = null, Extension = null, PausedHandling = opened.Paused }
        : file with { MeetingOpen = true };

    private static CaseFile Apply(CaseFile file, CaseEvent.Handled handled, DateTimeOffset at) => file with
    {
        Stage = CaseStage.Handled,
        Holder = handled.Holder,
        Terms = handled.Terms,
        HandledAt = at,
        HandledInTime = handled.InTime,
        StageClock = handled.StageClock,
        Extension = null,
        Returned = false,
        AcceptedAt = file.AcceptedAt ?? at,
        InspectionPassed = null,
        WasLate = file.WasLate || handled.InTime == false,
    };

    private static CaseFile Apply(CaseFile file, CaseEvent.Reopened again) => file with
    {
        Stage = CaseStage.Accepted,
        Round = file.Round + 1,
        Holder = again.Holder,
        StageClock = again.StageClock,
        Sender = null,
        Helpers = [],
        WhistlePlace = null,
        Returned = false,
        Returns = 0,
        MeetingOpen = false,
        PausedHandling = null,
        Extension = null,
        ExtensionsGranted = 0,
        InspectionPassed = null,
        HandledAt = null,
        HandledInTime = null,
        ClosedAt = null,
        DispatchedAt = null,
    };

    private static CaseFile Move(CaseFile file, Holding to) => file with { Holder = to, Sender = null, Returned = false, StageClock = null };

    private static CaseFile Send(CaseFile file, Holding lead, UnitRef sender, IReadOnlyList<Helping> helpers, DateTimeOffset at) => file with
    {
        Stage = CaseStage.Dispatched,
        Holder = lead,
        Sender = sender,
        Helpers = helpers,
        DispatchedAt = at,
        StageClock = null,
        Returned = false,
        PausedHandling = null,
        AcceptedAt = file.AcceptedAt ?? at,
    };

    private static CaseFile Set(CaseFile file, CaseClocks clocks) => file with
    {
        Holder = file.Holder with { SignFor = clocks.SignFor, Handling = clocks.Handling },
        StageClock = clocks.Stage,
        Helpers = [.. file.Helpers.Zip(clocks.Helpers, (helper, clock) => helper with { SignFor = clock })],
    };

    private static Holding Done(Holding holder, DateTimeOffset at) => holder with { SignFor = Stop(holder.SignFor, at), Handling = Stop(holder.Handling, at) };

    private static Clock? Stop(Clock? clock, DateTimeOffset at) => clock is { IsStopped: false } ? clock.Stop(at) : clock;
}
