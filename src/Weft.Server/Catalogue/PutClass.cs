using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Core.Catalogue;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Catalogue;

internal sealed record PutClassRequest(string? ParentCode, string? Name, string? EnglishName, ClassKind Kind);

/// <summary>Makes a class of a draft, or rewrites it: its code is its name in the address.</summary>
internal static class PutClass
{
    public static void Map(IEndpointRouteBuilder catalogue) =>
        catalogue.MapPut("/versions/{id:guid}/classes/{code}", Handle).WithName(nameof(PutClass)).For(Role.Administrator);

    private static Task<Results<Ok<CatalogueClass>, ProblemHttpResult>> Handle(
        Guid id, string code, PutClassRequest request, SignedIn by, WeftDb db, CatalogueStore store, CancellationToken ct) =>
        store.InDraft<Ok<CatalogueClass>>(id, by, "catalogue.class-written", async draft =>
        {
            var one = new CatalogueClass
            {
                Code = code,
                ParentCode = ItemRequest.Clean(request.ParentCode),
                Name = ItemRequest.Clean(request.Name) ?? "",
                EnglishName = ItemRequest.Clean(request.EnglishName),
                Kind = request.Kind,
            };
            var rows = await db.Set<ClassRow>().Where(row => row.VersionId == draft.Id).ToListAsync(ct);
            FieldFault[] faults = [.. ItemChecks.Of(one).Select(ToFieldFault), .. TreeFaults(one, rows)];
            if (faults.Length > 0)
            {
                return Refuse.Fields(faults);
            }

            Put(db, draft.Id, rows.Find(row => row.Code == code), one);
            await db.SaveChangesAsync(ct);
            return TypedResults.Ok(one);
        }, ct);

    private static void Put(WeftDb db, Guid draft, ClassRow? row, CatalogueClass one)
    {
        if (row is null)
        {
            row = new ClassRow { VersionId = draft, Code = one.Code, Name = one.Name, Kind = one.Kind };
            db.Set<ClassRow>().Add(row);
        }

        (row.ParentCode, row.Name, row.EnglishName, row.Kind) = (one.ParentCode, one.Name, one.EnglishName, one.Kind);
    }

    private static IEnumerable<FieldFault> TreeFaults(CatalogueClass one, List<ClassRow> rows)
    {
        var parents = rows.ToDictionary(row => row.Code, row => row.ParentCode);
        if (one.ParentCode is { } parent && !parents.ContainsKey(parent))
        {
            return [new FieldFault("parentCode", "此版本中没有该上级类别。", "This version has no such class above.")];
        }

        if (rows.Any(row => row.Kind != one.Kind && (row.Code == one.ParentCode || row.ParentCode == one.Code)))
        {
            return [new FieldFault("kind", "类别与其上级、下级的类型应一致。", "A class is of the kind of the classes above and below it.")];
        }

        for (var above = one.ParentCode; above is not null; above = parents.GetValueOrDefault(above))
        {
            if (above == one.Code)
            {
                return [new FieldFault("parentCode", "类别不能位于自己之下。", "A class cannot lie below itself.")];
            }
        }

        return [];
    }

    private static FieldFault ToFieldFault(ItemFault fault)
    {
        var (_, chinese, english) = ItemFaultTexts.Of(fault.Kind);
        return new FieldFault(fault.Field switch
        {
            ItemField.ClassName => "name",
            ItemField.ClassEnglishName => "englishName",
            ItemField.ClassKind => "kind",
            _ => "code",
        }, chinese, english);
    }
}
