using System.Globalization;
using Weft.Core.Cases;
using Weft.Core.Catalogue;
using Weft.Core.Regions;
using Weft.Core.Units;

namespace Weft.Server.Catalogue.Sheets;

/// <summary>One item being read: the cells of its first row, and the conditions of this and the following rows.</summary>
internal sealed class ItemReader(Layout layout, SheetTable table, SheetRow first, string code, CatalogueClass itsClass)
{
    private static readonly ItemField[] OnTheItem =
    [
        ItemField.Name, ItemField.EnglishName, ItemField.Kind, ItemField.Level, ItemField.ResponsibleUnitKind, ItemField.ResponsibleUnitId,
        ItemField.Supervising, ItemField.Responsible, ItemField.PhotoOnReport, ItemField.PhotoOnHandling, ItemField.AnonymousAllowed,
        ItemField.Keywords, ItemField.ProcedureCode, ItemField.LegalBasis, ItemField.CollectionRule, ItemField.DuplicateRadiusMetres,
    ];

    private readonly List<(ItemCondition Condition, SheetRow Row)> _conditions = [];

    public string Code => code;
    public SheetRow FirstRow => first;
    public int NextNumber => _conditions.Count + 1;
    public string Name { get; } = CodeText.OneLine(table, first, ItemField.Name, table.Text(first, ItemField.Name));

    public void Add(ItemCondition condition, SheetRow row) => _conditions.Add((condition, row));

    /// <summary>A further row of the item leaves the item's cells blank or repeats them.</summary>
    public void CheckRepeats(SheetRow row)
    {
        foreach (var field in OnTheItem)
        {
            var text = table.Text(row, field);
            if (text.Length > 0 && text != table.Text(first, field))
            {
                table.Fault(row.Number, field, Notes.OtherThanFirstRow, text);
            }
        }
    }

    public CatalogueItem Finish()
    {
        var item = new CatalogueItem
        {
            Id = Guid.CreateVersion7(),
            VersionId = Guid.Empty,
            Code = code,
            Name = Name,
            EnglishName = Text(ItemField.EnglishName),
            ClassCode = itsClass.Code,
            ClassName = itsClass.Name,
            Kind = Choice(ItemField.Kind, CaseKind.Event),
            Level = Choice(ItemField.Level, RegionLevel.Street),
            ResponsibleUnitKind = Text(ItemField.ResponsibleUnitKind) is null ? null : Choice(ItemField.ResponsibleUnitKind, UnitKind.Department),
            ResponsibleUnitId = Id(ItemField.ResponsibleUnitId),
            Supervising = List(ItemField.Supervising),
            Responsible = List(ItemField.Responsible),
            Conditions = [.. _conditions.Select(one => one.Condition)],
            Evidence = new Evidence(Choice(ItemField.PhotoOnReport, true), Choice(ItemField.PhotoOnHandling, true)),
            AnonymousAllowed = Choice(ItemField.AnonymousAllowed, false),
            Keywords = List(ItemField.Keywords),
            ProcedureCode = Text(ItemField.ProcedureCode),
            LegalBasis = Text(ItemField.LegalBasis),
            CollectionRule = Text(ItemField.CollectionRule),
            DuplicateRadiusMetres = Number(ItemField.DuplicateRadiusMetres, 50),
        };
        Check(item);
        return item;
    }

    private void Check(CatalogueItem item)
    {
        foreach (var fault in ItemChecks.Of(item))
        {
            var row = fault.Condition is { } number ? _conditions[number - 1].Row : first;
            table.Fault(row.Number, fault.Field, FaultNotes.Of(fault.Kind), table.Text(row, fault.Field));
        }

        foreach (var twice in _conditions.GroupBy(one => one.Condition.Acceptance).Where(group => group.Key.Length > 0).SelectMany(group => group.Skip(1)))
        {
            table.Remark(twice.Row.Number, ItemField.Acceptance, Notes.AcceptanceTwice, twice.Condition.Acceptance);
        }
    }

    private string? Text(ItemField field) =>
        table.Text(first, field) is { Length: > 0 } text ? text : layout.Defaults.GetValueOrDefault(field);

    private T Choice<T>(ItemField field, T otherwise)
        where T : struct
    {
        if (Text(field) is not { } text)
        {
            return otherwise;
        }

        if (!Choices.TryRead<T>(text, out var value))
        {
            table.Fault(first.Number, field, Notes.NotAChoice, $"{text} ({string.Join('、', Choices.All<T>())})");
        }

        return value;
    }

    private int Number(ItemField field, int otherwise)
    {
        if (Text(field) is not { } text)
        {
            return otherwise;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            table.Fault(first.Number, field, Notes.NotANumber, text);
        }

        return number;
    }

    private Guid? Id(ItemField field)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (!Guid.TryParse(text, out var id))
        {
            table.Fault(first.Number, field, Notes.NotAnId, text);
        }

        return id;
    }

    private string[] List(ItemField field) => Text(field) is not { } text ? [] :
        [.. text.Split([';', '；', '\n', .. layout.ListSeparators], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
}
