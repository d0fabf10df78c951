namespace Weft.Server;

/// <summary>Weft cannot start for a reason that its operator can mend: the message says in one sentence what to do.</summary>
public sealed class CannotStartException : Exception
{
    public CannotStartException(string chinese, string english) : base($"{chinese}\n{english}")
    {
    }

    public CannotStartException(string chinese, string english, Exception cause) : base($"{chinese}\n{english}", cause)
    {
    }
}
