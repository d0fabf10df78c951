namespace Weft.Core.Cases;

// Supervision orders (督办) and escalation.
public static partial class CaseRules
{
    private static Verdict Supervise(Moment at, CaseCommand.Supervise order)
    {
        var unit = order.To is { } named ? UnitRef.Of(named) : at.File.Holder.Unit;
        if (!at.File.Involves(unit.Id))
        {
            return CaseRefusal.UnitHasNoPart;
        }

        return WithWords(order.Words, new CaseEvent.Ordered(new SupervisionOrder(order.OrderId, unit, at.Start(order.Limit)), order.Words));
    }

    private static Verdict AnswerOrder(Moment at, CaseCommand.AnswerOrder answer)
    {
        if (at.File.Orders.FirstOrDefault(order => order.Id == answer.OrderId) is not { } order)
        {
            return CaseRefusal.OrderUnknown;
        }

        if (order.Clock.IsStopped)
        {
            return CaseRefusal.OrderAlreadyAnswered;
        }

        return order.Unit.Id != at.By.Unit?.Id
            ? CaseRefusal.NotYours
            : WithWords(answer.Words, new CaseEvent.OrderAnswered(order.Id, order.Clock.Stop(at.Now), answer.Words));
    }

    private static Verdict Escalate(Moment at, CaseCommand.Escalate escalate)
    {
        var holder = at.File.Holder;
        if (holder.Escalated)
        {
            return CaseRefusal.AlreadyDone;
        }

        return holder.SignFor is { IsRunning: true } signFor && signFor.IsLate(at.Now)
            ? new CaseEvent.Escalated(holder.Unit, escalate.Above is { } above ? UnitRef.Of(above) : null)
            : CaseRefusal.NotOverdue;
    }
}
