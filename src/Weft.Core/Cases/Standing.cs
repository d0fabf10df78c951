namespace Weft.Core.Cases;

/// <summary>What a person is to a case: the reason why a step is theirs to take.</summary>
public enum Standing
{
    /// <summary>Everybody, also without an account.</summary>
    Anyone,
    /// <summary>Reported it, or joined the report.</summary>
    Reporter,
    /// <summary>Works in the grid where it is.</summary>
    Worker,
    /// <summary>Acts for the unit that holds it, or is the person who holds it there.</summary>
    Holder,
    /// <summary>Acts for a unit that assists, or was called by a whistle.</summary>
    Assisting,
    /// <summary>Acts for the unit that sent it to its holder.</summary>
    Sender,
    /// <summary>Acts for the station that received it first and stays answerable to the reporter (首接负责).</summary>
    Home,
    /// <summary>Sorts and sends in a region that covers it.</summary>
    Dispatcher,
    /// <summary>Watches and urges in a region that covers it.</summary>
    Supervisor,
    /// <summary>Leads or runs a station of a higher level that covers it.</summary>
    Above,
    /// <summary>Answers the hotline for a region that covers it.</summary>
    Hotline,
    /// <summary>Acts for a unit that a supervision order names.</summary>
    Ordered,
    /// <summary>The system itself, by the clock.</summary>
    Machine,
}
