using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Core.Regions;
using Weft.Server.Http;
using Weft.Server.Regions.Boundaries;
using Weft.Server.Regions.Changing;

namespace Weft.Server.Regions.Imports;

/// <summary>A GeoJSON feature collection.</summary>
internal sealed record ImportBoundariesRequest(string? Type, IReadOnlyList<JsonElement>? Features);

/// <summary>
/// How to read the file. <paramref name="Parent"/> is the region around all of it; a feature may name a nearer one in the
/// property <paramref name="ParentProperty"/>. Features are matched by id, else by the code in <paramref name="CodeProperty"/>,
/// else by name; those that fit nothing become new regions when <paramref name="Create"/> allows. Overlaps and gaps narrower than
/// <paramref name="Tolerance"/> metres are drawing. <paramref name="Repair"/> cuts boundaries that cross themselves
/// at the crossings instead of refusing them. A <paramref name="DryRun"/>, which is the default, changes nothing.
/// </summary>
internal sealed record ImportOptions(
    Guid Parent, RegionLevel Level, RegionKind Kind = RegionKind.General, string? Overlay = null, CoordinateSystem System = CoordinateSystem.Wgs84,
    string NameProperty = "name", string? EnglishNameProperty = null, string? CodeProperty = null, string? Scheme = null, string? ParentProperty = null,
    bool Create = true, double Tolerance = 1, bool GapsBlock = false, bool Repair = false, bool DryRun = true);

internal enum ImportAction
{
    Create,
    Redraw,
    Keep,
}

internal sealed record ImportedRegion(int Feature, Guid? Id, string Name, Guid ParentId, ImportAction Action);

/// <summary>What an import did, or would do. With a fault that blocks, nothing is done.</summary>
internal sealed record ImportReport(bool Applied, int Created, int Redrawn, int Kept, IReadOnlyList<BoundaryFault> Faults, IReadOnlyList<ImportedRegion> Regions);

/// <summary>Boundaries from a file: checked one by one and together, then drawn all or none.</summary>
internal static class ImportBoundaries
{
    private const int MostFeatures = 100_000;
    private const long MostBytes = 300_000_000;

    public static void Map(IEndpointRouteBuilder regions) =>
        regions.MapPost("/import", Handle).WithName(nameof(ImportBoundaries)).For(Role.Administrator)
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .Accepts<ImportBoundariesRequest>("application/json", "application/geo+json");

    private static async Task<Results<Ok<ImportReport>, ProblemHttpResult>> Handle(
        [AsParameters] ImportOptions options, ImportBoundariesRequest request, SignedIn by, MapChanges map, CancellationToken ct)
    {
        if (request is not { Type: "FeatureCollection", Features: { Count: > 0 and <= MostFeatures } features })
        {
            return RegionProblems.ImportNotReadable.Answer(("reason", "GeoJSON FeatureCollection, 1 - 100000 features"));
        }

        if (options.Tolerance is not (>= 0 and <= 500))
        {
            return Refuse.Field("tolerance", "容差应为 0 至 500 米。", "The tolerance is 0 to 500 metres.");
        }

        await using var change = await map.Begin(ct);
        if (change.Picture.Find(options.Parent) is not { IsActive: true } parent || !by.Actor.MayRead(parent.Path))
        {
            return RegionProblems.UnknownParent.Answer();
        }

        if (!by.Actor.MayDraw(parent.Path))
        {
            return RequestProblems.NotAllowed.Answer();
        }

        var plan = await ImportPlan.Make(change, parent, options, features, ct);
        if (options.DryRun)
        {
            return TypedResults.Ok(plan.Report(applied: false));
        }

        if (plan.Faults.Any(fault => fault.Blocks))
        {
            return RegionProblems.ImportHasFaults.Answer(("report", plan.Report(applied: false)));
        }

        await plan.Apply(change, ct);
        change.Tell("region.boundaries-imported", parent.Id, parent.Path, after: plan.Report(applied: true) is var done ? new { done.Created, done.Redrawn, done.Kept } : null);
        await change.Commit(ct);
        return TypedResults.Ok(plan.Report(applied: true));
    }
}
