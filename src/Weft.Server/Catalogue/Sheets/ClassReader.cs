using Weft.Core.Catalogue;

namespace Weft.Server.Catalogue.Sheets;

/// <summary>Collects the classes of a file from the class columns of its rows; the same class may stand on many rows, always the same.</summary>
internal sealed class ClassReader(Layout layout)
{
    /// <summary>Between the levels of a class in one cell: F>F01, 部件>公用设施.</summary>
    public const char Level = '>';

    public static readonly ItemField[] Fields = [ItemField.ClassCode, ItemField.ClassName, ItemField.ClassEnglishName, ItemField.ClassKind];

    private readonly Dictionary<string, CatalogueClass> _classes = [];
    private readonly HashSet<CatalogueClass> _refused = []; // told where it first stands, not on every row merged with it
    private readonly Dictionary<ItemField, string> _above = [];

    public IReadOnlyDictionary<string, CatalogueClass> Classes => _classes;

    /// <summary>What stood above belongs to the sheet it stood on.</summary>
    public void BeginSheet() => _above.Clear();

    /// <summary>The row's class and the root it hangs below; null when the row has none or a faulty one, which is told.</summary>
    public ClassOfRow? Read(SheetTable table, SheetRow row, string itemCode)
    {
        var code = Carried(table, row, ItemField.ClassCode);
        if (code.Length == 0 && layout.ClassCodeFromItemCode is > 0 and var length && itemCode.Length >= length)
        {
            code = itemCode[..length];
        }

        if (code.Length == 0)
        {
            table.Fault(row.Number, ItemField.ClassCode, FaultNotes.Missing);
            return null;
        }

        if (KindOf(table, row) is not { } kind)
        {
            return null;
        }

        layout.Roots.TryGetValue(kind, out var root);
        code = CodeText.Complete(layout, table, row, ItemField.ClassCode, code);
        return Register(table, row, kind, root, code) is { } known ? new ClassOfRow(known, root, code) : null;
    }

    private CatalogueClass? Register(SheetTable table, SheetRow row, ClassKind kind, LayoutRoot? root, string code)
    {
        string[] codes = root is null ? Levels(code) : [root.Code, $"{root.ClassPrefix}{code}"];
        var name = CodeText.OneLine(table, row, ItemField.ClassName, Carried(table, row, ItemField.ClassName));
        if (name.Length == 0 && _classes.TryGetValue(codes[^1], out var above))
        {
            return above;
        }

        string[] names = root is null ? Levels(name) : [root.Name, name];
        var english = Carried(table, row, ItemField.ClassEnglishName);
        string?[] englishNames = english.Length == 0 ? new string?[codes.Length] : Levels(english);
        if (root is not null)
        {
            englishNames = [root.EnglishName, english.Length == 0 ? null : english];
        }

        if (names.Length != codes.Length || englishNames.Length != codes.Length)
        {
            table.Fault(row.Number, ItemField.ClassName, name.Length == 0 ? FaultNotes.Missing : Notes.PathsDiffer, name);
            return null;
        }

        for (var level = 0; level < codes.Length; level++)
        {
            Register(table, row, new CatalogueClass
            {
                Code = codes[level],
                ParentCode = level == 0 ? null : codes[level - 1],
                Name = names[level],
                EnglishName = englishNames[level] is { Length: > 0 } given ? given : null,
                Kind = kind,
            });
        }

        return _classes[codes[^1]];
    }

    private void Register(SheetTable table, SheetRow row, CatalogueClass one)
    {
        if (_classes.TryAdd(one.Code, one))
        {
            foreach (var fault in ItemChecks.Of(one))
            {
                table.Fault(row.Number, fault.Field, FaultNotes.Of(fault.Kind), fault.Field == ItemField.ClassCode ? one.Code : one.Name);
            }
        }
        else if (_classes[one.Code] is var above && (above.Kind, above.Name, above.ParentCode) != (one.Kind, one.Name, one.ParentCode) && _refused.Add(one))
        {
            table.Fault(row.Number, ItemField.ClassName, Notes.ClassOtherwiseAbove, $"{one.Code} {one.Name}");
        }
    }

    private ClassKind? KindOf(SheetTable table, SheetRow row)
    {
        var text = Carried(table, row, ItemField.ClassKind);
        if (text.Length == 0 && table.Kind is { } ofSheet)
        {
            return ofSheet;
        }

        if (Choices.TryRead<ClassKind>(text, out var kind))
        {
            return kind;
        }

        table.Fault(row.Number, ItemField.ClassKind, text.Length == 0 ? FaultNotes.Missing : Notes.NotAChoice, text);
        return null;
    }

    // A new class code begins a new class: nothing of the one above is its own.
    private string Carried(SheetTable table, SheetRow row, ItemField field)
    {
        var text = table.Text(row, field);
        if (!layout.FromAbove.Contains(field))
        {
            return text;
        }

        if (text.Length == 0)
        {
            return _above.GetValueOrDefault(field, "");
        }

        if (field == ItemField.ClassCode && _above.GetValueOrDefault(field) != text)
        {
            _above.Clear();
        }

        return _above[field] = text;
    }

    private static string[] Levels(string path) => path.Split(Level, StringSplitOptions.TrimEntries);
}

/// <param name="Class">The class an item of the row belongs to.</param>
/// <param name="Root">The class at the top when the layout adds one.</param>
/// <param name="SourceCode">The class code as the source has it, with its zeros.</param>
internal sealed record ClassOfRow(CatalogueClass Class, LayoutRoot? Root, string SourceCode);
