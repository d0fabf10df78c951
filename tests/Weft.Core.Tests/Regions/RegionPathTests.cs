using Weft.Core.Regions;

namespace Weft.Core.Tests.Regions;

public class RegionPathTests
{
    [Theory]
    [InlineData("/1/", "/1/4/", true)]
    [InlineData("/1/4/", "/1/4/", true)]
    [InlineData("/1/4/", "/1/41/", false)]
    [InlineData("/1/4/", "/1/", false)]
    [InlineData("", "/1/", false)]
    [InlineData("/1/", "", false)]
    public void A_region_contains_itself_and_what_lies_below(string region, string other, bool contains) =>
        new RegionPath(region).Contains(new RegionPath(other)).ShouldBe(contains);

    [Fact]
    public void A_path_that_was_never_set_contains_nothing() => default(RegionPath).Contains(new RegionPath("/1/")).ShouldBeFalse();

    [Fact]
    public void The_parent_is_the_path_without_its_last_number()
    {
        new RegionPath("/1/4/17/").Parent.ShouldBe(new RegionPath("/1/4/"));
        new RegionPath("/1/").Parent.ShouldBeNull();
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("/1/", 1)]
    [InlineData("/1/4/17/", 3)]
    public void The_depth_counts_the_regions_on_the_way(string path, int depth) => new RegionPath(path).Depth.ShouldBe(depth);

    [Theory]
    [InlineData("/1/4/")]
    [InlineData("/1/4/17/")]
    public void The_end_of_a_path_bounds_its_subtree_and_nothing_else(string path)
    {
        var end = new RegionPath("/1/4/").End;

        string.CompareOrdinal(path, end).ShouldBeLessThan(0);
        string.CompareOrdinal("/1/41/", end).ShouldBeGreaterThan(0);
        string.CompareOrdinal("/1/5/", end).ShouldBeGreaterThan(0);
    }
}
