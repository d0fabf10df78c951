using Weft.Core.Catalogue;

namespace Weft.Core.Tests.Catalogue;

public class ItemSearchTests
{
    private static readonly CatalogueItem[] All = [Items.Bench, Items.Drain, Items.Flood];

    private static IEnumerable<string> Found(string words) => ItemSearch.Find(All, words).Select(item => item.Name);

    [Theory]
    [InlineData("座椅", "街头座椅")]
    [InlineData("内涝", "道路积水")]
    [InlineData("bench", "街头座椅")]
    [InlineData("f-0103", "雨水箅子")]
    [InlineData("园林", "街头座椅")]
    public void An_item_is_found_by_name_keyword_english_name_code_and_class(string words, string name) => Found(words).ShouldBe([name]);

    [Fact]
    public void A_keyword_comes_before_a_name_that_only_holds_the_word() => Found("积水").ShouldBe(["雨水箅子", "道路积水"]);

    [Fact]
    public void Every_word_must_be_found()
    {
        Found("道路、内涝").ShouldBe(["道路积水"]);
        Found("道路 座椅").ShouldBeEmpty();
    }

    [Fact]
    public void No_words_show_everything_by_code() => Found(" ").ShouldBe(["道路积水", "雨水箅子", "街头座椅"]);
}
