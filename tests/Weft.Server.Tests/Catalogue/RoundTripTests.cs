using CsCheck;
using Weft.Core.Cases;
using Weft.Core.Catalogue;
using Weft.Core.Clocks;
using Weft.Core.Regions;
using Weft.Core.Units;
using Weft.Server.Catalogue;
using Weft.Server.Catalogue.Sheets;

namespace Weft.Server.Tests.Catalogue;

public class RoundTripTests
{
    private static readonly Guid AUnit = Guid.Parse("01900000-0000-7000-8003-000000000001");

    // Three levels, a class without English name between others, and one that holds nothing.
    private static readonly CatalogueClass[] Classes =
    [
        new() { Code = "F", Name = "部件", EnglishName = "Facilities", Kind = ClassKind.Facility },
        new() { Code = "F01", ParentCode = "F", Name = "公用设施", Kind = ClassKind.Facility },
        new() { Code = "F0101", ParentCode = "F01", Name = "井盖", EnglishName = "Covers", Kind = ClassKind.Facility },
        new() { Code = "F0102", ParentCode = "F01", Name = "=空", Kind = ClassKind.Facility },
        new() { Code = "E", Name = "事件", Kind = ClassKind.Event },
    ];

    private static readonly Gen<string> Text = OneOf("井盖缺失", "=1+1", "'引号", "a,\"b\"\n换行", "-5%", "007", "<&>_x000D_", "@name\tb");
    private static readonly Gen<string> Word = OneOf("积水", "+86", "a, b", "、");
    private static readonly Gen<string?> Maybe = Gen.Select(Gen.Bool, Text, (given, text) => given ? text : null);
    private static readonly Gen<Limit> Limits = Gen.Select(Gen.Int[1, 3000], Gen.Enum<LimitUnit>(), (amount, unit) => new Limit(amount, unit));

    private static readonly Gen<ItemCondition> Condition =
        from acceptance in Text
        from completion in Text
        from handle in Limits
        from signs in Gen.Bool
        from signFor in Limits
        select new ItemCondition { Number = 0, Acceptance = acceptance, Completion = completion, Handle = handle, SignFor = signs ? signFor : null };

    private static readonly Gen<CatalogueItem> Item =
        from name in OneOf("雨水箅子", "=name", "007")
        from text in Gen.Select(Maybe, Maybe)
        from words in Gen.Select(Word.Array[0, 3], Word.Array[0, 3], Word.Array[0, 3])
        from kind in Gen.Select(Gen.Enum<CaseKind>(), Gen.Enum<RegionLevel>(), Gen.Enum<UnitKind>())
        from yes in Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool)
        from conditions in Condition.Array[1, 4]
        from radius in Gen.Int[0, 5000]
        from inClass in OneOf("F01", "F0101", "E")
        select new CatalogueItem
        {
            Id = Guid.Empty,
            VersionId = Guid.Empty,
            Code = "",
            Name = name,
            EnglishName = yes.Item4 ? "Grate - a" : null,
            ClassCode = inClass,
            ClassName = Classes.Single(one => one.Code == inClass).Name,
            Kind = kind.Item1,
            Level = kind.Item2,
            ResponsibleUnitKind = yes.Item4 ? kind.Item3 : null,
            ResponsibleUnitId = yes.Item4 ? AUnit : null,
            Supervising = [.. words.Item1.Distinct()],
            Responsible = [.. words.Item2.Distinct()],
            Keywords = [.. words.Item3.Distinct()],
            Conditions = [.. conditions.Select((condition, index) => condition with { Number = index + 1 })],
            Evidence = new Evidence(yes.Item1, yes.Item2),
            AnonymousAllowed = yes.Item3,
            ProcedureCode = yes.Item1 ? "five-steps" : null,
            LegalBasis = text.Item1,
            CollectionRule = text.Item2,
            DuplicateRadiusMetres = radius,
        };

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public void What_is_exported_is_read_back_without_loss(string format) => Item.Array[0, 8].Sample(items =>
    {
        var content = new VersionOfCatalogue(Guid.Empty, Classes, [.. items.Select((item, index) => item with { Code = $"C{index:00}" })]);

        var (sheets, problem) = SheetFile.Read(format == "csv" ? SheetExport.Csv(content) : SheetExport.Xlsx(content));
        problem.ShouldBeNull();
        var read = SheetImport.Read(WeftLayout.Layout, sheets, new Known(id => id == AUnit, code => code == "five-steps"));

        read.Faults.ShouldBeEmpty();
        read.Classes.OrderBy(one => one.Code).ShouldBe(content.Classes.OrderBy(one => one.Code));
        var diff = CatalogueDiff.Between(content.Items, read.Items);
        diff.Added.ShouldBeEmpty();
        diff.Removed.ShouldBeEmpty();
        diff.Changed.SelectMany(change => change.Fields.Select(field => (change.Before.Code, field))).ShouldBeEmpty();
    }, iter: 60);

    [Fact]
    public void The_empty_template_has_every_column_and_a_help_sheet()
    {
        var (sheets, _) = SheetFile.Read(SheetExport.Xlsx(new VersionOfCatalogue(Guid.Empty, [], [])));

        sheets.Select(sheet => sheet.Name).ShouldBe([WeftLayout.ItemsSheet, WeftLayout.HelpSheet]);
        sheets[0].Rows.ShouldHaveSingleItem().Cells.Count.ShouldBe(WeftLayout.Columns.Count);
        sheets[1].Rows.Count.ShouldBe(WeftLayout.Columns.Count + 1);
        WeftLayout.Columns.Select(column => column.Field).Order().ShouldBe(Enum.GetValues<ItemField>());
        SheetImport.Read(WeftLayout.Layout, sheets, new Known(_ => false, _ => false)).Faults.ShouldHaveSingleItem().Code.ShouldBe("nothing-in-it");
    }
}
