using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Server.Http;
using Weft.Server.Regions.Changing;
using Weft.Server.Regions.Codes;

namespace Weft.Server.Regions.Imports;

/// <summary>The bytes of a CSV file with a header line, UTF-8 or GB 18030.</summary>
internal sealed record ImportDivisionsRequest(byte[] Csv)
{
    private const int MostBytes = 50_000_000;

    public static async ValueTask<ImportDivisionsRequest?> BindAsync(HttpContext http)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            copy.Write(buffer, 0, read);
            if (copy.Length > MostBytes)
            {
                throw new BadHttpRequestException("too large", StatusCodes.Status413PayloadTooLarge);
            }
        }

        return new ImportDivisionsRequest(copy.ToArray());
    }
}

/// <summary>What is wrong with a line (from 2 on; 1 is the header) of a divisions table.</summary>
internal sealed record DivisionFault(int Line, string Column, string Value, string Code, string Chinese, string English);

internal sealed record DivisionsReport(bool Applied, int Rows, int Created, int Matched, IReadOnlyList<DivisionFault> Faults);

/// <summary>
/// Builds the tree from a table of divisions: one line a village, with the names and codes of everything above it, in columns
/// named <c>province</c>, <c>province_code</c>, ..., <c>village_code</c>. What has the code, or the name under the same parent,
/// is there already. All or nothing, and a dry run unless it is said otherwise.
/// </summary>
internal static class ImportDivisions
{
    private const long MostBytes = 50_000_000;

    public static void Map(IEndpointRouteBuilder regions) =>
        regions.MapPost("/import-divisions", Handle).WithName(nameof(ImportDivisions)).For(Role.Administrator)
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .Accepts<string>("text/csv");

    private static async Task<Results<Ok<DivisionsReport>, ProblemHttpResult>> Handle(
        ImportDivisionsRequest request, SignedIn by, MapChanges map, CancellationToken ct, Guid? parent = null, bool dryRun = true)
    {
        await using var change = await map.Begin(ct);
        if (change.Picture.Find(parent ?? RegionTree.RootId) is not { IsActive: true } top || !by.Actor.MayRead(top.Path))
        {
            return RegionProblems.UnknownParent.Answer();
        }

        if (!by.Actor.MayDraw(top.Path))
        {
            return RequestProblems.NotAllowed.Answer();
        }

        var (table, reason) = DivisionTable.Read(request.Csv);
        if (table is null)
        {
            return RegionProblems.ImportNotReadable.Answer(("reason", reason));
        }

        var plan = await DivisionPlan.Make(change, top, table, await Schemes.All(change.Db, ct), ct);
        if (plan.Faults.Count > 0 && !dryRun)
        {
            return RegionProblems.ImportHasFaults.Answer(("report", plan.Report(table.Rows.Count, applied: false)));
        }

        if (!dryRun)
        {
            await NewRegions.Add(change, plan.Created, ct);
            foreach (var (region, scheme, code) in plan.NewCodes)
            {
                await GivingCodes.Give(change, region, scheme, code, ct);
            }

            change.Tell("region.divisions-imported", top.Id, top.Path, after: new { Rows = table.Rows.Count, Created = plan.Created.Count });
            await change.Commit(ct);
        }

        return TypedResults.Ok(plan.Report(table.Rows.Count, applied: !dryRun));
    }
}
