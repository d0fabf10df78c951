using System.Runtime.CompilerServices;
using Weft.Core.Catalogue;
using Weft.Core.Clocks;
using Weft.Server.Catalogue.Sheets;

namespace Weft.Server.Tests.Catalogue;

/// <summary>Standards in real use, read whole. The project holds none of them: they are looked for in ../shared/data, else where WEFT_SHARED points.</summary>
public class RealStandardTests
{
    [Fact]
    public void A_citys_published_standard_is_read_whole_from_its_own_workbook()
    {
        var read = Read("yuncheng/muban.xlsx", "digital-city-standard");

        read.Faults.ShouldBeEmpty();
        Conditions(read, ClassKind.Facility).ShouldBe(375);
        Conditions(read, ClassKind.Event).ShouldBe(144);
        read.Items.Count.ShouldBe(92 + 98);

        var cover = read.Items.Single(item => item.Code == "F-0101");
        cover.Name.ShouldBe("上水井盖");
        cover.ClassName.ShouldBe("公用设施");
        cover.Responsible.Count.ShouldBe(2);
        cover.Supervising.Count.ShouldBe(3);
        cover.Conditions.Select(condition => condition.Handle).ShouldBe(
        [
            new(2, LimitUnit.UrgentHour), new(4, LimitUnit.WorkingHour), new(2, LimitUnit.WorkingDay), new(5, LimitUnit.WorkingDay),
        ]);
        read.Items.SelectMany(item => item.Conditions).Count(condition => condition.Handle == new Limit(15, LimitUnit.WorkingDay)).ShouldBe(5);
    }

    [Fact]
    public void What_is_odd_about_that_workbook_is_told_with_its_place()
    {
        var read = Read("yuncheng/muban.xlsx", "digital-city-standard");

        Remarks(read, "code-completed").ShouldContain("部件!3 A 大类代码");
        Remarks(read, "blank-row").ShouldBe(["事件!52", "事件!54", "事件!55"]);
        Remarks(read, "word-replaced").ShouldHaveSingleItem();
        Remarks(read, "unusual-limit").Count().ShouldBe(4);
        Remarks(read, "line-break-removed").ShouldNotBeEmpty();
        Remarks(read, "comments-not-read").Count().ShouldBe(2);
        read.Limits.Sum(reading => reading.Count).ShouldBe(375 + 144);
        read.Limits.Single(reading => reading.Text == "2紧急工作日").Chinese.ShouldBe("2自然日");
    }

    [Fact]
    public void The_directory_of_the_national_standard_is_read_through_a_layout_alone()
    {
        var read = Read("catalogue/gbt47678.5-2026_directory.csv", "gbt-47678-5");

        read.Faults.ShouldBeEmpty();
        read.Items.Count.ShouldBe(403);
        read.Items.Single(item => item.Code == "F-01001").Name.ShouldBe("供水井盖");
        read.Classes.Count(one => one.ParentCode is not null).ShouldBe(15);
        Remarks(read, "default-used").Count().ShouldBe(3);
    }

    private static readonly Known Nothing = new(_ => false, _ => false);

    private static IEnumerable<string> Remarks(Imported read, string code) =>
        read.Remarks.Where(remark => remark.Code == code)
            .Select(remark => remark.Row is { } row ? $"{remark.Sheet}!{row}{(remark.Column is { } column ? $" {column}" : "")}" : remark.Sheet);

    private static int Conditions(Imported read, ClassKind kind)
    {
        var codes = read.Classes.Where(one => one.Kind == kind).Select(one => one.Code).ToHashSet();
        return read.Items.Where(item => codes.Contains(item.ClassCode)).Sum(item => item.Conditions.Count);
    }

    private static Imported Read(string path, string layout)
    {
        var file = Path.Combine(SharedFolder(), path);
        Assert.SkipUnless(File.Exists(file), $"{path} is not beside this checkout");
        var (sheets, problem) = SheetFile.Read(File.ReadAllBytes(file));
        problem.ShouldBeNull();
        return SheetImport.Read(Layouts.Shipped[layout], sheets, Nothing);
    }

    private static string SharedFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(here, "../../../../../shared/data")) is var beside && Directory.Exists(beside)
            ? beside
            : Environment.GetEnvironmentVariable("WEFT_SHARED") ?? beside;
}
