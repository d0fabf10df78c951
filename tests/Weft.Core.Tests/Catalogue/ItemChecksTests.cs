using Weft.Core.Catalogue;
using Weft.Core.Clocks;

namespace Weft.Core.Tests.Catalogue;

public class ItemChecksTests
{
    [Fact]
    public void A_whole_item_has_no_fault() => ItemChecks.Of(Items.Drain).ShouldBeEmpty();

    public static TheoryData<CatalogueItem, ItemFault> Faulty => new()
    {
        { Items.Drain with { Code = " " }, new(ItemField.Code, ItemFaultKind.Missing) },
        { Items.Drain with { Code = "F 0103" }, new(ItemField.Code, ItemFaultKind.NotACode) },
        { Items.Drain with { Code = new string('1', ItemChecks.LongestCode + 1) }, new(ItemField.Code, ItemFaultKind.TooLong) },
        { Items.Drain with { Name = "" }, new(ItemField.Name, ItemFaultKind.Missing) },
        { Items.Drain with { Name = "箅\0子" }, new(ItemField.Name, ItemFaultKind.UnreadableCharacters) },
        { Items.Drain with { Keywords = ["积水", " "] }, new(ItemField.Keywords, ItemFaultKind.Missing) },
        { Items.Drain with { Keywords = [.. Enumerable.Repeat("水", ItemChecks.MostWords + 1)] }, new(ItemField.Keywords, ItemFaultKind.TooMany) },
        { Items.Drain with { DuplicateRadiusMetres = -1 }, new(ItemField.DuplicateRadiusMetres, ItemFaultKind.OutOfRange) },
        { Items.Drain with { ProcedureCode = "五步" }, new(ItemField.ProcedureCode, ItemFaultKind.NotACode) },
        { Items.Drain with { Conditions = [] }, new(ItemField.Acceptance, ItemFaultKind.Missing) },
        { Items.Drain with { Conditions = [.. Items.Drain.Conditions.Reverse()] }, new(ItemField.ConditionNumber, ItemFaultKind.NotNumberedInOrder) },
        { WithFirst(condition => condition with { Completion = "" }), new(ItemField.Completion, ItemFaultKind.Missing, 1) },
        { WithFirst(condition => condition with { Handle = new Limit(0, LimitUnit.WorkingDay) }), new(ItemField.Handle, ItemFaultKind.OutOfRange, 1) },
        { WithFirst(condition => condition with { SignFor = new Limit(5, (LimitUnit)99) }), new(ItemField.SignFor, ItemFaultKind.OutOfRange, 1) },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Each_fault_is_named_with_its_field(CatalogueItem item, ItemFault fault) => ItemChecks.Of(item).ShouldBe([fault]);

    [Fact]
    public void All_faults_are_named_at_once() =>
        ItemChecks.Of(Items.Drain with { Code = "", Name = "", DuplicateRadiusMetres = 9999 }).Count().ShouldBe(3);

    private static CatalogueItem WithFirst(Func<ItemCondition, ItemCondition> change) =>
        Items.Drain with { Conditions = [change(Items.Drain.Conditions[0]), Items.Drain.Conditions[1]] };
}
