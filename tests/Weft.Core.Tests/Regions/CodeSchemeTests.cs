using Weft.Core.Regions;

namespace Weft.Core.Tests.Regions;

public class CodeSchemeTests
{
    private static readonly CodeScheme Grid = new("grid", "网格编码", "Grid code", [RegionLevel.Grid], "village",
    [
        new("村级", "Village", 12, []),
        new("网格", "Grid", 3, [new(1, 600, "综合网格", "General grid"), new(601, 999, "专属网格", "Dedicated grid")]),
    ]);

    [Theory]
    [InlineData("44030700100100", CodeRefusal.WrongLength)]
    [InlineData("", CodeRefusal.WrongLength)]
    [InlineData("44030700100100A", CodeRefusal.NotDigits)]
    [InlineData("44030700100100１", CodeRefusal.NotDigits)] // a full-width digit
    [InlineData("440307001002001", CodeRefusal.NotOfTheRegionAround)]
    [InlineData("440307001001000", CodeRefusal.NumberNotInUse)]
    public void A_wrong_code_is_refused_by_name(string code, CodeRefusal why) => Grid.Check(code, "440307001001")!.Why.ShouldBe(why);

    [Fact]
    public void The_fault_names_the_segment_it_is_in() => Grid.Check("440307001001000")!.Segment!.Name.ShouldBe("网格");

    [Fact]
    public void A_good_code_has_no_fault_and_tells_what_it_stands_for()
    {
        Grid.Check("440307001001602", "440307001001").ShouldBeNull();
        Grid.Read("440307001001602").Select(part => (part.Digits, part.Range?.Means)).ShouldBe([("440307001001", null), ("602", "专属网格")]);
    }
}
