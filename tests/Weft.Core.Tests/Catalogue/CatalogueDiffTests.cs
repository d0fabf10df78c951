using Weft.Core.Catalogue;
using Weft.Core.Clocks;

namespace Weft.Core.Tests.Catalogue;

public class CatalogueDiffTests
{
    [Fact]
    public void Items_are_matched_by_code_and_ids_do_not_count()
    {
        var again = Items.Drain with { Id = Guid.Parse("00000000-0000-7000-8000-000000000009"), VersionId = Guid.Empty };

        var diff = CatalogueDiff.Between([Items.Drain, Items.Bench], [again, Items.Flood]);

        diff.Added.ShouldBe([Items.Flood]);
        diff.Removed.ShouldBe([Items.Bench]);
        diff.Changed.ShouldBeEmpty();
    }

    [Fact]
    public void A_change_names_its_fields()
    {
        var after = Items.Drain with
        {
            Name = "雨水口",
            Keywords = ["下水道"],
            Conditions = [Items.Drain.Conditions[0] with { Handle = new Limit(4, LimitUnit.UrgentHour) }, Items.Drain.Conditions[1]],
        };

        CatalogueDiff.Between([Items.Drain], [after]).Changed.ShouldHaveSingleItem().Fields
            .ShouldBe([ItemField.Name, ItemField.Handle, ItemField.Keywords]);
    }

    [Fact]
    public void A_version_does_not_differ_from_itself()
    {
        var diff = CatalogueDiff.Between([Items.Drain, Items.Bench], [Items.Bench, Items.Drain]);

        (diff.Added.Count + diff.Removed.Count + diff.Changed.Count).ShouldBe(0);
    }
}
