using Weft.Core.Catalogue;
using Weft.Core.Clocks;

namespace Weft.Server.Catalogue;

/// <summary>Rows to what the core knows, and back.</summary>
internal static class ItemRows
{
    public static CatalogueItem ToItem(this ItemRow row, string className) => new()
    {
        Id = row.Id,
        VersionId = row.VersionId,
        Code = row.Code,
        Name = row.Name,
        EnglishName = row.EnglishName,
        ClassCode = row.ClassCode,
        ClassName = className,
        Kind = row.Kind,
        Level = row.Level,
        ResponsibleUnitKind = row.ResponsibleUnitKind,
        ResponsibleUnitId = row.ResponsibleUnitId,
        Supervising = row.Supervising,
        Responsible = row.Responsible,
        Conditions = [.. row.Conditions.OrderBy(condition => condition.Number).Select(ToCondition)],
        Evidence = new Evidence(row.PhotoOnReport, row.PhotoOnHandling),
        AnonymousAllowed = row.AnonymousAllowed,
        Keywords = row.Keywords,
        ProcedureCode = row.ProcedureCode,
        LegalBasis = row.LegalBasis,
        CollectionRule = row.CollectionRule,
        DuplicateRadiusMetres = row.DuplicateRadiusMetres,
    };

    public static CatalogueClass ToClass(this ClassRow row) => new()
    {
        Code = row.Code,
        ParentCode = row.ParentCode,
        Name = row.Name,
        EnglishName = row.EnglishName,
        Kind = row.Kind,
    };

    public static ItemRow ToRow(this CatalogueItem item)
    {
        var row = new ItemRow
        {
            Id = item.Id,
            VersionId = item.VersionId,
            Code = item.Code,
            Name = item.Name,
            ClassCode = item.ClassCode,
            Kind = item.Kind,
            Level = item.Level,
            PhotoOnReport = item.Evidence.PhotoOnReport,
            PhotoOnHandling = item.Evidence.PhotoOnHandling,
            AnonymousAllowed = item.AnonymousAllowed,
            DuplicateRadiusMetres = item.DuplicateRadiusMetres,
        };
        row.Take(item);
        return row;
    }

    /// <summary>Overwrites the row's content with the item's; its conditions are replaced as a whole.</summary>
    public static void Take(this ItemRow row, CatalogueItem item)
    {
        row.Code = item.Code;
        row.Name = item.Name;
        row.EnglishName = item.EnglishName;
        row.ClassCode = item.ClassCode;
        row.Kind = item.Kind;
        row.Level = item.Level;
        row.ResponsibleUnitKind = item.ResponsibleUnitKind;
        row.ResponsibleUnitId = item.ResponsibleUnitId;
        row.Supervising = [.. item.Supervising];
        row.Responsible = [.. item.Responsible];
        row.PhotoOnReport = item.Evidence.PhotoOnReport;
        row.PhotoOnHandling = item.Evidence.PhotoOnHandling;
        row.AnonymousAllowed = item.AnonymousAllowed;
        row.Keywords = [.. item.Keywords];
        row.ProcedureCode = item.ProcedureCode;
        row.LegalBasis = item.LegalBasis;
        row.CollectionRule = item.CollectionRule;
        row.DuplicateRadiusMetres = item.DuplicateRadiusMetres;
        TakeConditions(row, item.Conditions);
    }

    // A condition keeps its row while its number lives: a row deleted and inserted under one key in one save is an error of EF.
    private static void TakeConditions(ItemRow row, IReadOnlyList<ItemCondition> conditions)
    {
        row.Conditions.RemoveAll(old => conditions.All(condition => condition.Number != old.Number));
        foreach (var condition in conditions)
        {
            var kept = row.Conditions.Find(old => old.Number == condition.Number);
            if (kept is null)
            {
                row.Conditions.Add(ToRow(condition));
            }
            else
            {
                (kept.Acceptance, kept.Completion) = (condition.Acceptance, condition.Completion);
                (kept.SignForAmount, kept.SignForUnit) = (condition.SignFor?.Amount, condition.SignFor?.Unit);
                (kept.HandleAmount, kept.HandleUnit) = (condition.Handle.Amount, condition.Handle.Unit);
            }
        }
    }

    private static ItemCondition ToCondition(ConditionRow row) => new()
    {
        Number = row.Number,
        Acceptance = row.Acceptance,
        SignFor = row is { SignForAmount: { } amount, SignForUnit: { } unit } ? new Limit(amount, unit) : null,
        Handle = new Limit(row.HandleAmount, row.HandleUnit),
        Completion = row.Completion,
    };

    private static ConditionRow ToRow(ItemCondition condition) => new()
    {
        Number = condition.Number,
        Acceptance = condition.Acceptance,
        SignForAmount = condition.SignFor?.Amount,
        SignForUnit = condition.SignFor?.Unit,
        HandleAmount = condition.Handle.Amount,
        HandleUnit = condition.Handle.Unit,
        Completion = condition.Completion,
    };
}
