using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Procedures;

/// <summary>Which procedure a new case would follow: for people who make choices and want to see what they did.</summary>
internal static class PreviewChoice
{
    public static void Map(IEndpointRouteBuilder procedures) => procedures.MapGet("/choices/preview", Handle).WithName("PreviewProcedureChoice");

    private static Results<Ok<ProcedurePreview>, ProblemHttpResult> Handle(
        ProcedureBook book, RegionTree regions, Guid region, string? itemCode = null, CaseChannel channel = CaseChannel.Worker)
    {
        if (regions.Find(region) is not { } place)
        {
            return RequestProblems.NotFound.Answer();
        }

        var chosen = book.Choose(place.Path, ownCode: null, itemCode, channel);
        return TypedResults.Ok(new ProcedurePreview(chosen.Id, chosen.Procedure.Code, chosen.Number, chosen.Procedure.Name, chosen.Procedure.EnglishName));
    }
}

internal sealed record ProcedurePreview(Guid VersionId, string Code, int Number, string Name, string EnglishName);
