using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Catalogue;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Procedures;
using Weft.Server.Units;

namespace Weft.Server.Catalogue;

/// <summary>Lets an item a person wrote into a draft, or says everything that is wrong with it.</summary>
internal sealed class ItemDoor(WeftDb db, UnitDirectory units, ProcedureBook procedures)
{
    public async Task<(CatalogueItem? Item, ProblemHttpResult? No)> Check(ItemRequest request, Guid id, Guid version, CancellationToken ct)
    {
        var code = ItemRequest.Clean(request.ClassCode) ?? "";
        var its = await db.Set<ClassRow>().AsNoTracking().FirstOrDefaultAsync(one => one.VersionId == version && one.Code == code, ct);
        var item = request.ToItem(id, version, its?.Name ?? "");

        var faults = ItemChecks.Of(item).Select(fault => fault.ToFieldFault()).ToList();
        if (code.Length > 0 && its is null)
        {
            faults.Add(new FieldFault("classCode", "此版本中没有该类别。", "This version has no such class."));
        }

        if (item.ResponsibleUnitId is { } unit && units.Find(unit) is null)
        {
            faults.Add(new FieldFault("responsibleUnitId", "没有该单位。", "There is no such unit."));
        }

        if (item.ProcedureCode is { } procedure && !procedures.Knows(procedure))
        {
            faults.Add(new FieldFault("procedureCode", "没有该流程。", "There is no such procedure."));
        }

        if (faults.Count > 0)
        {
            return (null, Refuse.Fields(faults));
        }

        return await db.Set<ItemRow>().AnyAsync(row => row.VersionId == version && row.Code == item.Code && row.Id != id, ct)
            ? (null, CatalogueProblems.CodeTaken.Answer())
            : (item, null);
    }
}
