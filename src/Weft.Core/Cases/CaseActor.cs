using Weft.Core.Access;
using Weft.Core.Procedures;
using Weft.Core.Regions;
using Weft.Core.Units;

namespace Weft.Core.Cases;

/// <summary>One assignment of the person who acts, with its unit looked up.</summary>
public sealed record Seat(Role Role, RegionPath Region, UnitRef? Unit);

/// <summary>Who takes a step, as the sign-in says: a person with seats, a resident who follows by link, or the system itself.</summary>
/// <param name="ReporterId">The report whose link was shown, for a resident without an account.</param>
public sealed record CaseActor(Guid? AccountId, string Name, IReadOnlyList<Seat> Seats, Guid? ReporterId = null, bool IsMachine = false)
{
    public Seat? FirstSeat => Seats is [var first, ..] ? first : null;

    public static CaseActor Machine { get; } = new(null, "系统 system", [], IsMachine: true);

    public static CaseActor Follower(Guid? reporterId) => new(null, "居民 resident", [], reporterId);
}

/// <summary>The seat and the standing in which a step is taken: what the timeline records of the person.</summary>
public sealed record CaseParty(Guid? AccountId, string Name, Role? Role, UnitRef? Unit, Standing Standing);

public static class CaseParties
{
    private static readonly Role[] ActsForUnit =
        [Role.StationOperator, Role.Dispatcher, Role.DepartmentHandler, Role.HotlineOperator, Role.GridLeader, Role.Mediator];

    private static readonly Role[] WalksGrid = [Role.GridWorker, Role.Assistant, Role.GridLeader];

    /// <summary>In which standings the actor could take the step, in the loop's order of preference; none when it is not theirs.</summary>
    public static IEnumerable<CaseParty> Of(CaseFile file, CaseStep step, CaseActor actor, Procedure procedure)
    {
        foreach (var standing in ClosedLoop.TakenBy(step))
        {
            switch (standing)
            {
                case Standing.Anyone:
                case Standing.Machine when actor.IsMachine:
                case Standing.Reporter when IsReporter(file, actor):
                    yield return new CaseParty(actor.AccountId, actor.Name, actor.FirstSeat?.Role, actor.FirstSeat?.Unit, standing);
                    break;
            }

            foreach (var seat in actor.Seats)
            {
                if (Has(file, actor, seat, standing) && !PassesTheParcel(file, step, standing) && procedure.IsFor(file.Stage, step, seat.Role))
                {
                    yield return new CaseParty(actor.AccountId, actor.Name, seat.Role, seat.Unit, standing);
                }
            }
        }
    }

    // Who was sent a case signs for it or returns it; it does not send it on.
    private static bool PassesTheParcel(CaseFile file, CaseStep step, Standing standing) =>
        standing == Standing.Holder && step == CaseStep.Dispatch && file.Stage == CaseStage.Dispatched;

    private static bool IsReporter(CaseFile file, CaseActor actor) => file.Reporters.Any(reporter =>
        (reporter.AccountId is { } account && account == actor.AccountId) || (actor.ReporterId is { } id && id == reporter.Id));

    // No default arm on purpose: a standing added without its meaning does not compile.
    private static bool Has(CaseFile file, CaseActor actor, Seat seat, Standing standing) => standing switch
    {
        Standing.Anyone or Standing.Reporter or Standing.Machine => false,
        Standing.Worker => WalksGrid.Contains(seat.Role) && seat.Region.Contains(file.Region),
        Standing.Holder => Holds(file, actor, seat),
        Standing.Assisting => ActsFor(seat, file.Helpers.Any(helper => helper.Unit.Id == seat.Unit?.Id)),
        Standing.Sender => ActsFor(seat, file.Sender is { } sender && sender.Id == seat.Unit?.Id),
        Standing.Home => ActsFor(seat, file.Home.Id == seat.Unit?.Id),
        Standing.Ordered => ActsFor(seat, file.Orders.Any(order => order.Unit.Id == seat.Unit?.Id)),
        Standing.Dispatcher => seat.Role == Role.Dispatcher && seat.Region.Contains(file.Region),
        Standing.Supervisor => seat.Role == Role.Supervisor && seat.Region.Contains(file.Region),
        Standing.Hotline => seat.Role == Role.HotlineOperator && seat.Region.Contains(file.Region),
        Standing.Above => seat is { Role: Role.StationOperator or Role.GridLeader, Unit.Kind: UnitKind.Station }
            && seat.Unit.Level < file.Holder.Level && seat.Unit.Id != file.Holder.Unit.Id && seat.Region.Contains(file.Region),
    };

    private static bool Holds(CaseFile file, CaseActor actor, Seat seat)
    {
        if (file.Holder.PersonId is { } person && person == actor.AccountId)
        {
            return true;
        }

        // At the level of the grid whoever walks it may take it up: a worker on leave must not stop a case.
        return ActsFor(seat, file.Holder.Unit.Id == seat.Unit?.Id)
            || (file.Holder.Level >= RegionLevel.Grid && WalksGrid.Contains(seat.Role) && seat.Region.Contains(file.Region));
    }

    private static bool ActsFor(Seat seat, bool isTheUnit) => isTheUnit && ActsForUnit.Contains(seat.Role);
}
