using Weft.Core.Cases;
using Weft.Core.Clocks;

namespace Weft.Server.Demo.Life;

/// <summary>
/// One case being played through the rules, step by step up to the present. A step that would come later is not taken, and no
/// other after it: the case stays as it stands now. Between steps the clock does what it does in life: a sign-for limit that
/// passes tells the level above, a suspension wakes.
/// </summary>
internal sealed class Story(PlannedCase played, CaseSetting setting, DateTimeOffset present, Town town)
{
    public PlannedCase Case => played;

    public CaseFile File => played.File;

    public CaseSetting Setting => setting;

    public WorkCalendar Calendar => setting.Calendar;

    public DateTimeOffset Present => present;

    /// <summary>When the last step was taken.</summary>
    public DateTimeOffset At { get; private set; } = played.File.ReportedAt;

    /// <summary>The story has reached the present, or its end.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Why the rules refused a step: a mistake in the plot, which a test looks for.</summary>
    public CaseRefusal? Refused { get; private set; }

    public bool Take(CaseActor actor, CaseCommand command, DateTimeOffset at)
    {
        if (IsOver)
        {
            return false;
        }

        at = at <= At ? At.AddSeconds(20) : at;
        Tick(at < present ? at : present);
        if (at > present)
        {
            IsOver = true;
            return false;
        }

        if (played.Book.Take(command, actor, setting, at) is CaseDecision.No(var why))
        {
            (Refused, IsOver) = (why, true);
            return false;
        }

        At = at;
        return true;
    }

    /// <summary>Records what another case brought about in this one.</summary>
    public void Record(CaseStep step, CaseParty by, CaseEvent happened, DateTimeOffset at)
    {
        played.Book.Record(step, new CaseDecision.Yes(by, [happened]), [], at);
        At = at;
    }

    /// <summary>Nothing more happens: the clock alone goes on to the present.</summary>
    public void Leave()
    {
        if (Refused is null)
        {
            Tick(present);
        }

        IsOver = true;
    }

    private void Tick(DateTimeOffset to)
    {
        if (File is { Stage: CaseStage.Suspended, Suspension: { } suspension } && suspension.Until <= to)
        {
            played.Book.Take(new CaseCommand.Wake(null), CaseActor.Machine, setting, suspension.Until);
            At = suspension.Until;
        }

        if (File.Holder is { Escalated: false, SignFor: { IsRunning: true } signFor } && signFor.DueAt.AddMinutes(1) is var late && late <= to && late > At)
        {
            if (played.Book.Take(new CaseCommand.Escalate(town.Above(File)), CaseActor.Machine, setting, late) is CaseDecision.Yes)
            {
                At = late;
            }
        }
    }
}
