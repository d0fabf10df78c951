using Weft.Core.Clocks;
using Weft.Core.Procedures;

namespace Weft.Core.Cases;

/// <summary>The answer of the rules: what happens, in order, and in which capacity; or why not.</summary>
public abstract record CaseDecision
{
    public sealed record Yes(CaseParty By, IReadOnlyList<CaseEvent> Events) : CaseDecision;

    public sealed record No(CaseRefusal Why) : CaseDecision;
}

/// <summary>What the rules stand on besides the case itself: its procedure and the calendar of its place.</summary>
public sealed record CaseSetting(Procedure Procedure, WorkCalendar Calendar);

/// <summary>What one rule says: events or a refusal, converted from either.</summary>
public readonly record struct Verdict(IReadOnlyList<CaseEvent>? Events, CaseRefusal Why)
{
    public static implicit operator Verdict(CaseEvent happened) => new([happened], default);

    public static implicit operator Verdict(CaseEvent[] happened) => new(happened, default);

    public static implicit operator Verdict(CaseRefusal why) => new(null, why);
}
