namespace Weft.Server.Work;

/// <summary>
/// Something done again and again in the background, in every process that works. Two processes run the same job at the
/// same time: a job claims what it does with <c>for update skip locked</c>, so that nothing is done twice.
/// </summary>
internal interface IJob
{
    string Name { get; }

    /// <summary>How long to rest after a run that found nothing to do.</summary>
    TimeSpan Every { get; }

    /// <summary>The module whose announced change (see <c>Changes</c>) ends the rest early; null for a job that only follows its rhythm.</summary>
    string? WokenBy => null;

    /// <summary>Does a limited portion and returns how many things were done; more than 0 and it is run again at once.</summary>
    Task<int> RunOnce(CancellationToken ct);
}
