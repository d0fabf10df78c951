using Weft.Core.Clocks;

namespace Weft.Server.Catalogue.Sheets;

/// <summary>A kind of fault or remark and its sentence in both languages.</summary>
internal sealed record Note(string Code, string Chinese, string English);

/// <summary>Everything the import can say beside the faults of the items themselves.</summary>
internal static class Notes
{
    // Faults.
    public static readonly Note SheetMissing = new("sheet-missing", "缺少该工作表。", "The sheet is missing.");
    public static readonly Note HeaderMissing = new("header-missing", "没有找到表头行。", "No header row was found.");
    public static readonly Note ColumnMissing = new("column-missing", "缺少该列。", "The column is missing.");
    public static readonly Note ColumnTwice = new("column-twice", "该列出现了两次。", "The column is there twice.");
    public static readonly Note Formula = new("formula", "单元格是公式，请粘贴为数值。", "The cell holds a formula: paste it as a value.");
    public static readonly Note NotAChoice = new("not-a-choice", "取值不在可选项中。", "The value is none of the choices.");
    public static readonly Note NotANumber = new("not-a-number", "应为整数。", "A whole number is needed.");
    public static readonly Note NotAnId = new("not-an-id", "应为编号（UUID）。", "An id (UUID) is needed.");
    public static readonly Note CodeTwice = new("code-twice", "该代码已在前面用于另一事项。", "The code was used above for another item.");
    public static readonly Note NoItemAbove = new("no-item-above", "该行没有事项代码，上面也没有可接续的事项。", "The row has no item code and there is no item above to continue.");
    public static readonly Note OtherThanFirstRow = new("other-than-first-row", "与该事项第一行的内容不同。", "It differs from the first row of the item.");
    public static readonly Note ClassOtherwiseAbove = new("class-otherwise-above", "同一类别代码在前面的名称、上级或类型不同。", "The class stands above with another name, parent or kind.");
    public static readonly Note PathsDiffer = new("paths-differ", "类别名称的层数与类别代码不一致。", "The names of the class have more or fewer levels than its codes.");
    public static readonly Note NotInOrder = new("not-in-order", "序号应从 1 起依次排列。", "Conditions are numbered 1, 2, 3 and so on.");
    public static readonly Note NothingInIt = new("nothing-in-it", "文件中没有任何事项。", "There is no item in the file.");
    public static readonly Note UnitUnknown = new("unit-unknown", "没有该编号的单位。", "There is no unit with this id.");
    public static readonly Note ProcedureUnknown = new("procedure-unknown", "没有该代码的流程。", "There is no procedure with this code.");

    // Remarks.
    public static readonly Note SheetNotRead = new("sheet-not-read", "版式中没有该工作表，未读取。", "The layout does not name this sheet; it was not read.");
    public static readonly Note ColumnNotRead = new("column-not-read", "版式中没有该列，未读取。", "The layout does not name this column; it was not read.");
    public static readonly Note CommentsNotRead = new("comments-not-read", "工作表带有批注，未读取。", "The sheet has comments on cells; they were not read.");
    public static readonly Note BlankRow = new("blank-row", "空行，已跳过。", "The row is blank and was passed over.");
    public static readonly Note CodeCompleted = new("code-completed", "代码位数不足（常因按数字保存），已补零。", "The code was short, as numbers lose their zeros; zeros were added.");
    public static readonly Note LineBreakRemoved = new("line-break-removed", "名称中有换行，已去除。", "The name held a line break, which was removed.");
    public static readonly Note WordReplaced = new("word-replaced", "按版式中的约定替换。", "Replaced as the layout says.");
    public static readonly Note DefaultUsed = new("default-used", "文件未提供，使用版式中的默认值。", "The file is silent; the layout's default was used.");
    public static readonly Note NameTwice = new("name-twice", "另一事项使用相同的名称。", "Another item has the same name.");
    public static readonly Note AcceptanceTwice = new("acceptance-twice", "同一事项中有相同的立案条件。", "The item has the same acceptance condition twice.");
    public static readonly Note UnusualLimit = new("unusual-limit", "时限单位不常见，请核对读法（见 limits）。", "An unusual unit of time: check how it was read (see limits).");

    public static Note Of(LimitFault fault) => fault switch
    {
        LimitFault.Blank => new("missing", "必填。", "It must not be empty."),
        LimitFault.NotALimit => new("not-a-limit", "不是时限，应如 2紧急工作时、4小时、15天。", "It is no limit; write 2紧急工作时, 4小时 or 15天."),
        LimitFault.WordsAround => new("limit-with-words", "时限中夹有其他文字，含义需要人工判断。", "The limit has other words around it, and somebody has to decide what they mean."),
        LimitFault.UnknownUnit => new("limit-unit-unknown", "时限单位没有固定长度或无法识别。", "The unit of the limit has no fixed length or is unknown."),
        LimitFault.NotAWholeNumber => new("limit-not-whole", "时限应为整数，请换用更小的单位。", "Write the limit as a whole number of a smaller unit."),
        LimitFault.OutOfRange => new("out-of-range", "时限超出允许范围。", "The limit is outside the allowed range."),
    };
}
