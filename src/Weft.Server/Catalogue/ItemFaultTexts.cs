using Weft.Core.Catalogue;
using Weft.Server.Http;

namespace Weft.Server.Catalogue;

/// <summary>The sentences for what can be wrong with an item, shared by the forms and the import.</summary>
internal static class ItemFaultTexts
{
    public static (string Code, string Chinese, string English) Of(ItemFaultKind kind) => kind switch
    {
        ItemFaultKind.Missing => ("missing", "必填。", "It must not be empty."),
        ItemFaultKind.TooLong => ("too-long", "内容过长。", "It is too long."),
        ItemFaultKind.TooMany => ("too-many", "数量过多。", "There are too many."),
        ItemFaultKind.OutOfRange => ("out-of-range", "取值超出允许范围。", "The value is outside the allowed range."),
        ItemFaultKind.NotACode => ("not-a-code", "代码只能使用字母、数字和 . _ -。", "A code holds letters, digits and . _ - only."),
        ItemFaultKind.UnreadableCharacters => ("unreadable-characters", "含有不可见的控制字符。", "It holds control characters."),
        ItemFaultKind.HoldsASeparator => ("holds-a-separator", "不能含有分隔符：词条中的分号和换行、类别名称中的 >。", "It holds a separator: a semicolon or line break in an entry of a list, a > in the name of a class."),
        ItemFaultKind.NotNumberedInOrder => ("not-in-order", "序号应从 1 起依次排列。", "Conditions are numbered 1, 2, 3 and so on."),
    };

    /// <summary>As the answer to a form names it: conditions[1].acceptance.</summary>
    public static FieldFault ToFieldFault(this ItemFault fault)
    {
        var (_, chinese, english) = Of(fault.Kind);
        var field = JsonName(fault.Field);
        return new FieldFault(fault.Condition is { } number ? $"conditions[{number - 1}].{field}" : field, chinese, english);
    }

    private static string JsonName(ItemField field) => field switch
    {
        ItemField.ConditionNumber => "conditions",
        _ => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(field.ToString()),
    };
}
