using System.Text.Json;
using CsCheck;
using Weft.Core.Clocks;

namespace Weft.Core.Tests.Clocks;

public class LimitTests
{
    [Theory]
    [InlineData("2紧急工作时", 2, LimitUnit.UrgentHour)]
    [InlineData("1紧急工作时制止", 1, LimitUnit.UrgentHour)]
    [InlineData("1紧急工作时\n", 1, LimitUnit.UrgentHour)]
    [InlineData("5个工作日内办结", 5, LimitUnit.WorkingDay)]
    [InlineData("2紧急工作日", 2, LimitUnit.NaturalDay)]
    [InlineData("4工作时", 4, LimitUnit.WorkingHour)]
    [InlineData("4个工作时", 4, LimitUnit.WorkingHour)]
    [InlineData("4工作小时", 4, LimitUnit.WorkingHour)]
    [InlineData("4小时", 4, LimitUnit.WorkingHour)]
    [InlineData("24小时", 24, LimitUnit.WorkingHour)]
    [InlineData("24自然小时", 24, LimitUnit.UrgentHour)]
    [InlineData("2紧急小时", 2, LimitUnit.UrgentHour)]
    [InlineData("30分钟", 30, LimitUnit.WorkingMinute)]
    [InlineData("15紧急分钟", 15, LimitUnit.UrgentMinute)]
    [InlineData("1工作日", 1, LimitUnit.WorkingDay)]
    [InlineData(" 5工作日", 5, LimitUnit.WorkingDay)]
    [InlineData("7个工作日", 7, LimitUnit.WorkingDay)]
    [InlineData("7 个 工作日 内", 7, LimitUnit.WorkingDay)]
    [InlineData("不超过３个工作日", 3, LimitUnit.WorkingDay)]
    [InlineData("１５天", 15, LimitUnit.NaturalDay)]
    [InlineData("15日", 15, LimitUnit.NaturalDay)]
    [InlineData("15自然日以内", 15, LimitUnit.NaturalDay)]
    [InlineData("三个工作日", 3, LimitUnit.WorkingDay)]
    [InlineData("两天", 2, LimitUnit.NaturalDay)]
    [InlineData("十天", 10, LimitUnit.NaturalDay)]
    [InlineData("十五个工作日", 15, LimitUnit.WorkingDay)]
    [InlineData("二十天", 20, LimitUnit.NaturalDay)]
    [InlineData("九十九天", 99, LimitUnit.NaturalDay)]
    public void A_limit_is_read_as_standards_write_it(string text, int amount, LimitUnit unit)
    {
        Limit.TryParse(text, out var limit, out var fault).ShouldBeTrue(fault.ToString());

        limit.ShouldBe(new Limit(amount, unit));
    }

    [Theory]
    [InlineData(null, LimitFault.Blank)]
    [InlineData(" \u3000 ", LimitFault.Blank)]
    [InlineData("尽快", LimitFault.NotALimit)]
    [InlineData("工作日", LimitFault.NotALimit)]
    [InlineData("15", LimitFault.NotALimit)]
    [InlineData("种植季节15工作日", LimitFault.WordsAround)]
    [InlineData("3-5天", LimitFault.WordsAround)]
    [InlineData("-3天", LimitFault.WordsAround)]
    [InlineData("5工作日（可延长）", LimitFault.WordsAround)]
    [InlineData("2天4小时", LimitFault.WordsAround)]
    [InlineData("1个月", LimitFault.UnknownUnit)]
    [InlineData("两周", LimitFault.UnknownUnit)]
    [InlineData("1.5小时", LimitFault.NotAWholeNumber)]
    [InlineData("半天", LimitFault.NotAWholeNumber)]
    [InlineData("0工作日", LimitFault.OutOfRange)]
    [InlineData("3651天", LimitFault.OutOfRange)]
    [InlineData("99999999999999999999天", LimitFault.OutOfRange)]
    [InlineData("十十天", LimitFault.OutOfRange)]
    [InlineData("二三天", LimitFault.OutOfRange)]
    public void What_is_not_a_limit_is_refused_by_name(string? text, LimitFault expected)
    {
        Limit.TryParse(text, out _, out var fault).ShouldBeFalse();

        fault.ShouldBe(expected);
    }

    [Fact]
    public void A_source_that_writes_days_for_working_days_says_so()
    {
        Limit.TryParse("15天", BareUnits.DaysAreWorkingDays, out var limit, out _).ShouldBeTrue();
        Limit.TryParse("15自然日", BareUnits.DaysAreWorkingDays, out var natural, out _).ShouldBeTrue();

        limit.ShouldBe(new Limit(15, LimitUnit.WorkingDay));
        natural.ShouldBe(new Limit(15, LimitUnit.NaturalDay));
    }

    [Fact]
    public void The_canonical_text_reads_back_to_the_same_limit_whatever_a_bare_unit_means() =>
        Gen.Select(AnyClocks.Limit, Gen.OneOf(BareUnits.Usual, BareUnits.DaysAreWorkingDays)).Sample((limit, bare) =>
            Limit.TryParse(limit.ToString(), bare, out var read, out _) && read == limit);

    [Fact]
    public void Any_text_is_read_or_refused_and_never_throws() =>
        Gen.String[Gen.OneOf([.. "0123456789.-一二两十百半个紧急工作自然时小日天分钟内月 １５\u3000x"]), 0, 12].Sample(text =>
            Limit.TryParse(text, out var limit, out var fault) ? fault is null && limit.Amount >= 1 : fault is not null);

    [Theory]
    [InlineData(1, LimitUnit.WorkingDay, "1工作日", "1 working day")]
    [InlineData(2, LimitUnit.UrgentHour, "2紧急工作时", "2 urgent hours")]
    [InlineData(15, LimitUnit.NaturalDay, "15自然日", "15 calendar days")]
    public void A_limit_has_one_text_in_each_language(int amount, LimitUnit unit, string chinese, string english)
    {
        var limit = new Limit(amount, unit);

        (limit.ToString(), limit.ToEnglish()).ShouldBe((chinese, english));
    }

    [Theory]
    [InlineData(0, LimitUnit.WorkingDay, LimitFault.OutOfRange)]
    [InlineData(int.MaxValue, LimitUnit.UrgentMinute, LimitFault.OutOfRange)]
    [InlineData(1, (LimitUnit)99, LimitFault.UnknownUnit)]
    public void An_amount_or_unit_from_outside_is_checked(int amount, LimitUnit unit, LimitFault expected)
    {
        Limit.TryMake(amount, unit, out _, out var fault).ShouldBeFalse();

        fault.ShouldBe(expected);
    }

    [Fact]
    public void A_stored_limit_is_legible() =>
        JsonSerializer.Serialize(new Limit(2, LimitUnit.UrgentHour)).ShouldBe("""{"Amount":2,"Unit":"UrgentHour"}""");
}
