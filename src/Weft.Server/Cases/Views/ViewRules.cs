using Microsoft.AspNetCore.WebUtilities;
using Weft.Server.Http;

namespace Weft.Server.Cases.Views;

/// <summary>What may be kept as a view: a name, and filters that the list knows.</summary>
internal static class ViewRules
{
    private const int LongestName = 50, LongestFilter = 2000;

    public static FieldFault? Fault(SaveViewRequest request) =>
        request.Name?.Trim() is not { Length: > 0 and <= LongestName } name || name.Any(char.IsControl)
            ? new FieldFault("name", "名称为 1 至 50 字。", "A name has 1 to 50 characters.")
        : request.Filter is { Length: > LongestFilter } || request.Filter?.Any(char.IsControl) == true
            ? new FieldFault("filter", "筛选条件最长 2000 个字符。", "A filter has at most 2,000 characters.")
        : Unknown(request.Filter) is { } unknown
            ? new FieldFault("filter", $"案件列表没有筛选条件“{unknown}”。", $"The list of cases has no filter \"{unknown}\".")
        : request.Sort is not (null or "newest" or "due")
            ? new FieldFault("sort", "排序为 newest 或 due。", "The order is newest or due.")
        : null;

    private static string? Unknown(string? filter) =>
        QueryHelpers.ParseQuery(filter).Keys.FirstOrDefault(name => !CaseFilter.Names.Contains(name));
}
