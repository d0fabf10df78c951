using System.Text.Json;
using Weft.Core.Cases;
using Weft.Server.Notices;

namespace Weft.Server.Tests.Notices;

public class NoticeWordsTests
{
    [Fact]
    public void Everything_that_happens_to_a_case_has_words_of_its_own()
    {
        var kinds = typeof(CaseEvent).GetNestedTypes().Select(type => type.Name).Concat(Enum.GetNames<AlarmKind>()).Select(Kebab);

        NoticeWords.Kinds.Order().ShouldBe(kinds.Order());
    }

    [Fact]
    public void No_words_leave_a_hole_where_a_fact_is_missing_or_there()
    {
        foreach (var facts in new[] { "{}", """{"number":"1","item":"x","unit":"u","holderUnit":"h","by":"b","dueAt":"2026-03-02T04:00:00Z"}""" })
        {
            foreach (var words in NoticeWords.Kinds.Select(NoticeWords.For))
            {
                foreach (var template in new[] { words.Chinese, words.ChineseTitle, words.English, words.EnglishTitle })
                {
                    var text = Template.Fill(template, JsonElement.Parse(facts));

                    text.ShouldNotContain("{", customMessage: template);
                    text.ShouldNotContain("[", customMessage: template);
                    text.ShouldNotContain("  ", customMessage: template);
                }
            }
        }
    }

    [Fact]
    public void Moments_are_written_in_the_time_of_the_city()
    {
        Template.Fill("due {dueAt}", JsonElement.Parse("""{"dueAt":"2026-03-01T20:30:00Z"}""")).ShouldBe("due 2026-03-02 04:30");
    }

    private static string Kebab(string name) =>
        "case." + string.Concat(name.Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
