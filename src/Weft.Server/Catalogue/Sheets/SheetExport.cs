using System.Globalization;
using CsvHelper;
using MiniExcelLibs;
using Weft.Core.Catalogue;
using Weft.Core.Units;

namespace Weft.Server.Catalogue.Sheets;

/// <summary>Writes a version in Weft's own layout, such that the import reads the same version back.</summary>
internal static class SheetExport
{
    public static byte[] Xlsx(VersionOfCatalogue content)
    {
        using var file = new MemoryStream();
        MiniExcel.SaveAs(file, new Dictionary<string, object>
        {
            [WeftLayout.ItemsSheet] = Table(WeftLayout.Columns.Select(column => column.Header), Rows(content)),
            [WeftLayout.HelpSheet] = Help(),
        });
        return file.ToArray();
    }

    public static byte[] Csv(VersionOfCatalogue content)
    {
        using var file = new MemoryStream();
        using (var text = new StreamWriter(file, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            foreach (var row in Rows(content).Prepend([.. WeftLayout.Columns.Select(column => column.Header)]))
            {
                foreach (var cell in row)
                {
                    csv.WriteField(CsvWriting.WithGuard(cell));
                }

                csv.NextRecord();
            }
        }

        return file.ToArray();
    }

    private static IEnumerable<string[]> Rows(VersionOfCatalogue content)
    {
        var classes = content.Classes.ToDictionary(one => one.Code);
        foreach (var item in content.Items)
        {
            foreach (var condition in item.Conditions)
            {
                yield return [.. WeftLayout.Columns.Select(column => Cell(column.Field, classes, classes[item.ClassCode], item, condition))];
            }
        }

        var used = content.Items.Select(item => item.ClassCode).ToHashSet();
        foreach (var empty in content.Classes.Where(one => !used.Contains(one.Code)))
        {
            yield return [.. WeftLayout.Columns.Select(column => Cell(column.Field, classes, empty))];
        }
    }

    private static string Cell(ItemField field, Dictionary<string, CatalogueClass> classes, CatalogueClass one) => field switch
    {
        ItemField.ClassKind => Choices.Write(one.Kind),
        ItemField.ClassCode => Path(classes, one, level => level.Code),
        ItemField.ClassName => Path(classes, one, level => level.Name),
        ItemField.ClassEnglishName when Path(classes, one, level => level.EnglishName ?? "") is var names => names.Trim(ClassReader.Level).Length == 0 ? "" : names,
        _ => "",
    };

    // Columns of the item are written on its first row only, so that a person sees where the next one begins.
    private static string Cell(ItemField field, Dictionary<string, CatalogueClass> classes, CatalogueClass one, CatalogueItem item, ItemCondition condition) => field switch
    {
        ItemField.ClassKind or ItemField.ClassCode or ItemField.ClassName or ItemField.ClassEnglishName => Cell(field, classes, one),
        ItemField.Code => item.Code,
        ItemField.ConditionNumber => condition.Number.ToString(CultureInfo.InvariantCulture),
        ItemField.Acceptance => condition.Acceptance,
        ItemField.SignFor => condition.SignFor?.ToString() ?? "",
        ItemField.Handle => condition.Handle.ToString(),
        ItemField.Completion => condition.Completion,
        _ => condition.Number == 1 ? Cell(field, item) : "",
    };

    private static string Cell(ItemField field, CatalogueItem item) => field switch
    {
        ItemField.Name => item.Name,
        ItemField.EnglishName => item.EnglishName ?? "",
        ItemField.Kind => Choices.Write(item.Kind),
        ItemField.Level => Choices.Write(item.Level),
        ItemField.ResponsibleUnitKind => item.ResponsibleUnitKind is { } kind ? Choices.Write<UnitKind>(kind) : "",
        ItemField.ResponsibleUnitId => item.ResponsibleUnitId?.ToString() ?? "",
        ItemField.Supervising => string.Join(';', item.Supervising),
        ItemField.Responsible => string.Join(';', item.Responsible),
        ItemField.PhotoOnReport => Choices.Write(item.Evidence.PhotoOnReport),
        ItemField.PhotoOnHandling => Choices.Write(item.Evidence.PhotoOnHandling),
        ItemField.AnonymousAllowed => Choices.Write(item.AnonymousAllowed),
        ItemField.Keywords => string.Join(';', item.Keywords),
        ItemField.ProcedureCode => item.ProcedureCode ?? "",
        ItemField.LegalBasis => item.LegalBasis ?? "",
        ItemField.CollectionRule => item.CollectionRule ?? "",
        ItemField.DuplicateRadiusMetres => item.DuplicateRadiusMetres.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };

    private static string Path(Dictionary<string, CatalogueClass> classes, CatalogueClass? one, Func<CatalogueClass, string> part)
    {
        var levels = new Stack<string>();
        for (; one is not null; one = one.ParentCode is { } parent ? classes[parent] : null)
        {
            levels.Push(part(one));
        }

        return string.Join(ClassReader.Level, levels);
    }

    private static System.Data.DataTable Help() => Table(
        ["列", "Column", "必填 Needed", "说明", "Meaning", "示例 Example"],
        WeftLayout.Columns.Select(column => new[]
        {
            column.Chinese, column.English, column.Needed ? "是 yes" : "", column.ChineseHelp, column.EnglishHelp, column.Example,
        }));

    // A table of text: it has its headers without a row, and a code keeps its zeros.
    private static System.Data.DataTable Table(IEnumerable<string> headers, IEnumerable<string[]> rows)
    {
        var table = new System.Data.DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (var header in headers)
        {
            table.Columns.Add(header, typeof(string));
        }

        foreach (var row in rows)
        {
            table.Rows.Add([.. row.Select(cell => cell.Length == 0 ? null : cell)]);
        }

        return table;
    }
}
