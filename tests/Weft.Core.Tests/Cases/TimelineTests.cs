using System.Text;
using CsCheck;
using Weft.Core.Cases;

namespace Weft.Core.Tests.Cases;

public class TimelineTests
{
    [Fact]
    public void An_untouched_timeline_is_whole_and_replays_to_the_stored_case()
    {
        var book = Play.Closed().Book;

        TimelineCheck.Find(book.File, book.Length, book.LastHash, book.Added).ShouldBeNull();
    }

    [Fact]
    public void One_changed_byte_anywhere_is_found_at_its_entry()
    {
        var book = Play.Closed().Book;
        var places = book.Added.SelectMany((entry, i) => Enumerable.Range(0, Encoding.UTF8.GetByteCount(entry.Text)).Select(at => (i, at))).ToArray();

        Gen.Int[0, places.Length - 1].Select(Gen.Byte[1, 255]).Sample((place, change) =>
        {
            var (i, at) = places[place];
            var bytes = Encoding.UTF8.GetBytes(book.Added[i].Text);
            bytes[at] ^= change;
            var touched = book.Added.ToArray();
            touched[i] = touched[i] with { Text = Encoding.Latin1.GetString(bytes) };
            TimelineCheck.Find(book.File, book.Length, book.LastHash, touched)!.Seq.ShouldBe(i + 1);
        });
    }

    [Fact]
    public void A_changed_hash_a_missing_entry_a_cut_end_and_a_swap_are_found()
    {
        var book = Play.Closed().Book;
        var entries = book.Added.ToList();

        Find(entries.Index().Select(pair => pair.Index == 2 ? pair.Item with { Hash = new byte[32] } : pair.Item)).ShouldBe(new TimelineFault(TimelineFaultKind.HashDiffers, 3));
        Find(entries.Where(entry => entry.Seq != 4)).ShouldBe(new TimelineFault(TimelineFaultKind.SequenceBroken, 4));
        Find(entries.Take(5)).ShouldBe(new TimelineFault(TimelineFaultKind.LengthDiffers, 5));
        Find([]).ShouldBe(new TimelineFault(TimelineFaultKind.LengthDiffers, 0));

        TimelineFault? Find(IEnumerable<SealedEntry> touched) => TimelineCheck.Find(book.File, book.Length, book.LastHash, [.. touched]);
    }

    [Fact]
    public void A_case_that_was_changed_behind_its_timeline_is_found()
    {
        var book = Play.Closed().Book;
        var changed = book.File with { WasLate = true };

        TimelineCheck.Find(changed, book.Length, book.LastHash, book.Added)!.Kind.ShouldBe(TimelineFaultKind.StateDiffers);
    }

    [Fact]
    public void Accountability_tells_who_held_it_how_long_against_which_limit()
    {
        var play = Play.Reported(Town.Bin).After(TimeSpan.FromMinutes(5)).Do(Town.CommunityOperator, new CaseCommand.Accept(null))
            .After(TimeSpan.FromMinutes(10)).Do(Town.CommunityOperator, new CaseCommand.PassUp(Town.Street, "社区无车", "联系物业"))
            .After(TimeSpan.FromMinutes(5)).Do(Town.StreetOperator, new CaseCommand.Dispatch(Town.Sanitation, [], null))
            .After(TimeSpan.FromHours(1)).Do(Town.SanitationHandler, new CaseCommand.ReportIn())
            .After(TimeSpan.FromDays(2)).Do(Town.SanitationHandler, new CaseCommand.Handle("已清空垃圾桶并冲洗地面"));

        var held = Accountability.Of(play.Entries, play.Now.AddDays(5));

        held.Select(row => (row.Unit.Id, (row.To ?? play.Now) - row.From)).ShouldBe(
        [
            (Town.Community.Id, TimeSpan.FromMinutes(15)), (Town.Street.Id, TimeSpan.FromMinutes(5)), (Town.Sanitation.Id, TimeSpan.FromDays(2) + TimeSpan.FromHours(1)),
        ]);
        held.Select(row => row.EndedBy).ShouldBe(["PassedUp", "Dispatched", null]);
        held[2].Handling!.Over.ShouldBe(play.Now - play.File.Holder.Handling!.DueAt);
        held[0].SignFor!.Over.ShouldBe(TimeSpan.Zero);
    }
}
