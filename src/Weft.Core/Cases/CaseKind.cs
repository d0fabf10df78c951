namespace Weft.Core.Cases;

/// <summary>What kind of matter a case is (domain rules, section 3).</summary>
public enum CaseKind
{
    /// <summary>事件: something is wrong in a place.</summary>
    Event,
    /// <summary>诉求: complaint, consultation, suggestion or request for help of a person.</summary>
    Appeal,
    /// <summary>隐患: something that may become an accident.</summary>
    Hazard,
    /// <summary>纠纷: a quarrel between people.</summary>
    Dispute,
    /// <summary>代办: an errand done for somebody.</summary>
    Errand,
}
