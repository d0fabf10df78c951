using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Server.Http;

namespace Weft.Server.Cases;

/// <summary>Cases by any of the filters, newest first or by due time.</summary>
internal static class ListCases
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapGet("/", Handle).WithName(nameof(ListCases));

    /// <param name="sort"><c>newest</c> (the default) or <c>due</c>, which shows open cases only.</param>
    private static async Task<Results<Ok<Page<CaseLine>>, ProblemHttpResult>> Handle(
        CaseFilter filter, SignedIn by, CaseList list, CaseGround ground, TimeProvider clock,
        string? sort, string? cursor, int? take, CancellationToken ct)
    {
        var (where, fault) = filter.ToSql(CaseScope.Of(by.Actor), ground, clock.GetUtcNow());
        if (where is null)
        {
            return Refuse.Fields(fault!);
        }

        var count = Math.Clamp(take ?? CaseList.Usual, 1, CaseList.Most);
        if (sort == "due")
        {
            if (!Cursor.TryRead<CaseList.DuePosition>(cursor, out var after))
            {
                return RequestProblems.CursorNotValid.Answer();
            }

            var due = await list.ByDue(where, after, count, ct);
            return TypedResults.Ok(new Page<CaseLine>(due, due.Count < count ? null
                : Cursor.Write(new CaseList.DuePosition(due[^1].DueAt ?? DateTimeOffset.MaxValue, due[^1].Id))));
        }

        if (!Cursor.TryRead<CaseList.NewestPosition>(cursor, out var position))
        {
            return RequestProblems.CursorNotValid.Answer();
        }

        var lines = await list.Newest(where, position, count, ct);
        return TypedResults.Ok(new Page<CaseLine>(lines, lines.Count < count ? null
            : Cursor.Write(new CaseList.NewestPosition(lines[^1].ReportedAt, lines[^1].Id))));
    }
}
