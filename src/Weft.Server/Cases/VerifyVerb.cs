using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Weft.Core.Cases;

namespace Weft.Server.Cases;

/// <summary><c>weft verify</c>: 0 when every timeline is as it was sealed, 1 when one is not.</summary>
internal static class VerifyVerb
{
    public static async Task<int> Run(WebApplication app, string[] args, CancellationToken ct)
    {
        var broken = 0;
        var count = await app.Services.GetRequiredService<VerifyTimelines>().Run(
            one =>
            {
                broken++;
                Console.WriteLine($"{one.Number} {one.CaseId}  第 {one.Fault.Seq} 条 entry {one.Fault.Seq}: {Chinese(one.Fault.Kind)} {one.Fault.Kind}");
            },
            ct);
        Console.WriteLine($"已检查 {count} 个案件，{broken} 个异常。 {count} cases checked, {broken} broken.");
        return broken == 0 ? 0 : 1;
    }

    private static string Chinese(TimelineFaultKind kind) => kind switch
    {
        TimelineFaultKind.HashDiffers => "内容或校验值被改动",
        TimelineFaultKind.SequenceBroken => "缺少记录或顺序错乱",
        TimelineFaultKind.LengthDiffers => "末尾记录缺失或多出",
        TimelineFaultKind.Unreadable => "无法读取或不属于此案",
        TimelineFaultKind.StateDiffers => "案件当前状态与时间轴不符",
    };
}
