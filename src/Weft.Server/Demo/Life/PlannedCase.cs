using NetTopologySuite.Geometries;
using Weft.Core.Cases;
using Weft.Server.Demo.Plan;

namespace Weft.Server.Demo.Life;

/// <summary>A case that was played to the end of its story or to the present.</summary>
internal sealed record PlannedCase(CaseBook Book, PlannedRegion Grid, Coordinate Point, string Address, string Words)
{
    public List<PlannedReporter> Reporters { get; } = [];

    public List<PlannedPhoto> Photos { get; } = [];

    public CaseFile File => Book.File;
}

/// <summary>Who waits for the answer; without a name for the anonymous and for those with an account.</summary>
internal sealed record PlannedReporter(CaseReporter Reporter, string? Name, string? Phone, DateTimeOffset At);

/// <summary>A photo that came with a step: which of the drawn pictures it is, who took it and when.</summary>
internal sealed record PlannedPhoto(Guid Id, string ClassCode, bool Done, Guid? TakenBy, DateTimeOffset At);
