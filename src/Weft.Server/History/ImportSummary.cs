using Weft.Server.History.City;
using Weft.Server.History.Rows;

namespace Weft.Server.History;

/// <param name="Resumed">The rows that an earlier, interrupted run had done.</param>
/// <param name="Importing">Of this run, without reading the file through first.</param>
internal sealed record ImportResult(Tally Tally, MadeForCity? Made, long Resumed, TimeSpan Surveying, TimeSpan Importing);

/// <summary>What is printed at the end.</summary>
internal static class ImportSummary
{
    public static void Write(TextWriter output, ImportOptions options, ImportResult result)
    {
        var tally = result.Tally;
        if (options.DryRun)
        {
            output.WriteLine("试运行，什么都没有写入。 Dry run, nothing was written.");
        }

        if (result.Made is { } made)
        {
            output.WriteLine($"新建 Made: 区域 {made.Regions} regions, 单位 {made.Units} units, 事项 {made.Items} items");
        }

        output.WriteLine($"读取 Read: {tally.Rows:N0}{(result.Resumed > 0 ? $"（接续，先前已完成 resumed after {result.Resumed:N0}）" : "")}");
        output.WriteLine($"导入 Imported: {tally.Imported:N0}");
        output.WriteLine($"  按期 in time {tally.InTime:N0}, 超期 late {tally.Late:N0}, 未结 still running {tally.StillRunning:N0}, 无结论 no verdict {tally.WithoutVerdict:N0}");
        output.WriteLine($"  计算与记录的结论 our verdict against the recorded one: 比较 compared {tally.Compared:N0}, 不一致 differing {tally.Differing:N0}");
        output.WriteLine($"已有 Already there: {tally.AlreadyThere:N0}");
        output.WriteLine($"拒收 Rejected: {tally.Rejected:N0}{(tally.Rejected > 0 ? $"  → {options.RejectsFile}" : "")}");
        foreach (var (reason, rows) in tally.Reasons)
        {
            var (chinese, english) = RowFaultTexts.Of(reason);
            output.WriteLine($"  {rows:N0}  {RowFaultTexts.Code(reason)}: {chinese} {english}");
        }

        var seconds = result.Importing.TotalSeconds;
        var here = tally.Rows - result.Resumed;
        output.WriteLine($"用时 Time: 通读 survey {result.Surveying.TotalSeconds:F1} s, 导入 import {seconds:F1} s, {(seconds > 0 ? here / seconds : 0):N0} 行/秒 rows/s");
    }
}
