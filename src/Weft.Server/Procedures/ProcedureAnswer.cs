using Weft.Core.Cases;
using Weft.Core.Procedures;
using Weft.Core.Regions;

namespace Weft.Server.Procedures;

/// <summary>One version of a procedure. <paramref name="VersionId"/> is what a case keeps.</summary>
internal sealed record ProcedureAnswer(
    Guid VersionId, int Number, bool Shipped, Guid? RegionId, DateTimeOffset CreatedAt, Guid? CreatedBy,
    string Code, string Name, string EnglishName, RegionLevel StartsAt, RegionLevel DispatchesFrom, bool InspectsBeforeClosing,
    bool OnSpotCloses, IReadOnlyList<Rater> RatedBy, int ReopenWithinDays, IReadOnlyList<ProcedureStage> Stages)
{
    public static ProcedureAnswer Of(ProcedureRow row)
    {
        var made = row.Procedure;
        return new ProcedureAnswer(
            row.Id, row.Number, row.RegionId is null, row.RegionId, row.CreatedAt, row.CreatedBy,
            made.Code, made.Name, made.EnglishName, made.StartsAt, made.DispatchesFrom, made.InspectsBeforeClosing,
            made.OnSpotCloses, made.RatedBy, made.ReopenWithinDays, made.Stages);
    }
}

/// <summary>A procedure in a list: the newest version of its code.</summary>
internal sealed record ProcedureSummary(Guid VersionId, string Code, int Number, string Name, string EnglishName, bool Shipped, Guid? RegionId);

/// <summary>Which procedure a region uses for an item, a channel, or everything else.</summary>
internal sealed record ChoiceAnswer(Guid Id, Guid RegionId, string? ItemCode, CaseChannel? Channel, string ProcedureCode, DateTimeOffset ChosenAt, Guid? ChosenBy)
{
    public static ChoiceAnswer Of(ChoiceRow row) => new(row.Id, row.RegionId, row.ItemCode, row.Channel, row.ProcedureCode, row.ChosenAt, row.ChosenBy);
}
