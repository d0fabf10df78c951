using System.Text;
using Weft.Core.Catalogue;
using Weft.Core.Clocks;
using Weft.Server.Catalogue.Sheets;

namespace Weft.Server.Tests.Catalogue;

public class SheetImportTests
{
    private static readonly string[] StandardHeaders = ["大类代码", "大类名称", "小类代码", "小类名称", "处置单位", "主管部门", "立案条件", "结案条件", "处置时限"];

    [Fact]
    public void Cells_merged_over_the_rows_of_an_item_are_read_once_a_condition()
    {
        var read = Standard(
        [
            [1, "路面设施", 1, "踏步", "云溪市政所、产权单位", "云溪城管局", "松动", "固定", "2紧急工作时"],
            [null, null, null, null, null, null, "缺角", "修补", "4小时"],
            [null, null, null, null, null, null, null, null, null],
            [null, null, 2, "界石", "云溪市政所", "云溪城管局", "移位", "复位", "15天"],
            [2, "绿化设施", 1, "花箱", "云溪园林所", "云溪城管局", "倾倒", "扶正", "1天"],
        ], "A3:A6", "C3:C5");

        read.Faults.ShouldBeEmpty();
        read.Items.Select(item => (item.Code, item.Name, item.ClassName, item.Conditions.Count)).ShouldBe(
        [
            ("F-0101", "踏步", "路面设施", 2), ("F-0102", "界石", "路面设施", 1), ("F-0201", "花箱", "绿化设施", 1), ("E-0101", "占道", "街面", 1),
        ]);
        read.Items[0].Responsible.ShouldBe(["云溪市政所", "产权单位"]);
        read.Items[0].Conditions[1].ShouldBe(new ItemCondition { Number = 2, Acceptance = "缺角", Handle = new Limit(4, LimitUnit.WorkingHour), Completion = "修补" });
        read.Classes.Single(one => one.Code == "F02").ParentCode.ShouldBe("F");
    }

    [Fact]
    public void Every_fault_of_a_standard_is_told_with_sheet_row_column_and_reason()
    {
        var read = Standard(
        [
            [1, "路面设施", 1, "踏步", "所", "局", "松动", "固定", "尽快"],
            [null, null, null, null, null, null, "缺角", null, "一个月"],
            [null, null, 2, "界石", "所", "局", null, null, null],
            [null, null, null, "花箱", "所", "局", "倾倒", "扶正", "=1+1"],
            [1, "道路设施", 3, "路灯", "所", "局", "不亮", "点亮", "1天"],
            [null, null, 1, "踏步", "所", "局", "塌陷", "修复", "1天"],
        ]);

        read.Faults.Select(fault => (fault.Sheet, fault.Row, fault.Column, fault.Code)).ShouldBe(
        [
            ("部件", 3, "I 处置时限", "not-a-limit"),
            ("部件", 4, "I 处置时限", "limit-unit-unknown"),
            ("部件", 6, "C 小类代码", "missing"),
            ("部件", 7, "B 大类名称", "class-otherwise-above"),
            ("部件", 8, "C 小类代码", "code-twice"),
            ("部件", 5, "G 立案条件", "missing"),
        ], ignoreOrder: true);
        read.Faults.ShouldAllBe(fault => fault.Chinese.Length > 0 && fault.English.Length > 0);
    }

    [Fact]
    public void A_missing_column_and_a_missing_sheet_are_told()
    {
        var file = new Workbook().Sheet("部件", [["标准"], ["大类代码", "大类名称", "小类代码", "小类名称", "立案条件", "备注"]]).Bytes();

        var read = SheetImport.Read(Layouts.Shipped["digital-city-standard"], SheetFile.Read(file).Sheets, Nothing);

        read.Faults.Select(fault => (fault.Sheet, fault.Column, fault.Code)).ShouldBe(
            [("部件", "处置时限", "column-missing"), ("部件", "结案条件", "column-missing"), ("事件", null, "sheet-missing")]);
        read.Remarks.ShouldContain(remark => remark.Code == "column-not-read" && remark.Column == "F 备注");
    }

    [Fact]
    public void A_formula_is_a_fault_where_the_layout_reads_it_and_nowhere_else()
    {
        object?[][] rows =
        [
            ["类型", "类别代码", "类别名称", "事项代码", "事项名称", "立案条件", "处置时限", "结案条件", "备注"],
            ["事件", "E>E01", "事件>街面", "E-01", "占道", "=CONCAT(A1,B1)", "1工作日", "清走", "=1+1"],
        ];
        var read = SheetImport.Read(WeftLayout.Layout, SheetFile.Read(new Workbook().Sheet(WeftLayout.ItemsSheet, rows).Bytes()).Sheets, Nothing);

        read.Faults.ShouldHaveSingleItem().ShouldBe(read.Faults[0] with { Row = 2, Column = "F 立案条件", Code = "formula" });
    }

    [Fact]
    public void A_csv_saved_by_a_Chinese_spreadsheet_is_read()
    {
        var csv = "类型,类别代码,类别名称,事项代码,事项名称,立案条件,处置时限,结案条件,关键词\r\n事件,E>E01,事件>街面,E-01,占道,\"占用,盲道\",1工作日,清走,摊位;占路\r\n";

        var read = SheetImport.Read(WeftLayout.Layout, SheetFile.Read(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(csv)).Sheets, Nothing);

        read.Faults.ShouldBeEmpty();
        var item = read.Items.ShouldHaveSingleItem();
        item.Conditions[0].Acceptance.ShouldBe("占用,盲道");
        item.Keywords.ShouldBe(["摊位", "占路"]);
    }

    [Theory]
    [InlineData("not a sheet at all\0", "catalogue.sheet-not-readable")]
    [InlineData("PK but no zip", "catalogue.sheet-not-readable")]
    public void What_is_no_sheet_is_a_named_problem(string content, string code) =>
        SheetFile.Read(Encoding.UTF8.GetBytes(content)).Problem!.Code.ShouldBe(code);

    [Fact]
    public void A_zip_that_unfolds_to_too_much_is_refused_while_it_unfolds() =>
        SheetFile.Read(Workbook.Bomb()).Problem!.Code.ShouldBe("catalogue.sheet-too-large");

    [Fact]
    public void A_mapping_with_an_unknown_field_says_where()
    {
        Layouts.Read("""{"code":"x","name":"x","englishName":"x","sheets":[{"sheet":"a"}],"columns":{"代码":"Codex"}}""", out var reason).ShouldBeNull();
        reason.ShouldNotBeNull().ShouldContain("columns");
    }

    private static readonly Known Nothing = new(_ => false, _ => false);

    // Facilities as given, and one event, since the layout has two sheets.
    private static Imported Standard(object?[][] facilities, params string[] merged)
    {
        var file = new Workbook()
            .Sheet("部件", [["云溪市标准（部件）"], StandardHeaders, .. facilities], merged)
            .Sheet("事件", [["云溪市标准（事件）"], StandardHeaders, ["01", "街面", "01", "占道", "所", "局", "占用人行道", "清走", "1天"]])
            .Bytes();
        var (sheets, problem) = SheetFile.Read(file);
        problem.ShouldBeNull();
        return SheetImport.Read(Layouts.Shipped["digital-city-standard"], sheets, Nothing);
    }
}
