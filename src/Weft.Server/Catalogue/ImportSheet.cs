using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Core.Catalogue;
using Weft.Server.Catalogue.Sheets;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Procedures;
using Weft.Server.Units;

namespace Weft.Server.Catalogue;

/// <summary>Whether an import takes the place of what the draft holds, or adds to it and rewrites items with the same code.</summary>
internal enum ImportMode
{
    Replace,
    Merge,
}

/// <summary>What an import took in, how it read the limits, and what is odd about the file.</summary>
internal sealed record ImportAnswer(
    bool Saved, string Layout, int Classes, int Items, int FacilityConditions, int EventConditions,
    IReadOnlyList<LimitReading> Limits, IReadOnlyList<SheetNote> Remarks);

/// <summary>Reads an xlsx or csv into a draft: all of it, or, with every fault named, nothing.</summary>
internal static class ImportSheet
{
    private const int MostFaultsTold = 1000;

    public static void Map(IEndpointRouteBuilder catalogue) =>
        catalogue.MapPost("/versions/{id:guid}/import", Handle).WithName(nameof(ImportSheet)).For(Role.Administrator)
            .Accepts<SheetUploadForm>("multipart/form-data");

    private static async Task<Results<Ok<ImportAnswer>, ProblemHttpResult>> Handle(
        Guid id, SheetUploadRequest upload, SignedIn by, WeftDb db, CatalogueStore store, UnitDirectory units, ProcedureBook procedures, CancellationToken ct,
        ImportMode mode = ImportMode.Replace, bool dryRun = false)
    {
        if (upload.Problem is { } problem)
        {
            return problem.Answer();
        }

        var (layout, no) = LayoutOf(upload);
        return layout is null ? no! : await store.InDraft<Ok<ImportAnswer>>(id, by, dryRun ? null : "catalogue.imported", async draft =>
        {
            var (sheets, unreadable) = SheetFile.Read(upload.Content);
            if (unreadable is not null)
            {
                return unreadable.Answer();
            }

            var imported = SheetImport.Read(layout, sheets, new Known(unit => units.Find(unit) is not null, procedures.Knows));
            if (imported.Faults.Count > 0)
            {
                return CatalogueProblems.ImportRefused.Answer(
                    ("faults", imported.Faults.Count), ("errors", imported.Faults.Take(MostFaultsTold)), ("remarks", imported.Remarks));
            }

            if (!dryRun)
            {
                await Save(draft, imported, mode, db, ct);
            }

            return TypedResults.Ok(Answer(imported, layout, !dryRun));
        }, ct);
    }

    private static (Layout? Layout, ProblemHttpResult? No) LayoutOf(SheetUploadRequest upload)
    {
        if (upload.Mapping is { } mapping)
        {
            var own = Layouts.Read(mapping, out var reason);
            return (own, own is null ? CatalogueProblems.LayoutNotValid.Answer(("errors", new[] { reason })) : null);
        }

        var shipped = Layouts.Shipped.GetValueOrDefault(upload.Layout ?? WeftLayout.Code);
        return (shipped, shipped is null ? CatalogueProblems.LayoutUnknown.Answer(("layouts", Layouts.Shipped.Keys.Order())) : null);
    }

    private static async Task Save(VersionRow draft, Imported imported, ImportMode mode, WeftDb db, CancellationToken ct)
    {
        if (mode == ImportMode.Replace)
        {
            await CatalogueWriter.Replace(db, draft.Id, imported.Classes, imported.Items, ct);
            return;
        }

        var there = await VersionContent.Load(db, draft.Id, ct);
        await CatalogueWriter.Replace(db, draft.Id,
            [.. there.Classes.ExceptBy(imported.Classes.Select(one => one.Code), one => one.Code), .. imported.Classes],
            [.. there.Items.ExceptBy(imported.Items.Select(item => item.Code), item => item.Code), .. imported.Items], ct);
    }

    private static ImportAnswer Answer(Imported imported, Layout layout, bool saved)
    {
        var kinds = imported.Classes.ToDictionary(one => one.Code, one => one.Kind);
        return new ImportAnswer(saved, layout.Code, imported.Classes.Count, imported.Items.Count,
            Conditions(ClassKind.Facility), Conditions(ClassKind.Event), imported.Limits, imported.Remarks);

        int Conditions(ClassKind kind) => imported.Items.Where(item => kinds[item.ClassCode] == kind).Sum(item => item.Conditions.Count);
    }
}
