using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weft.Server.Http;

namespace Weft.Server.Cases;

/// <summary>A list of cases as CSV or xlsx, streamed: of any length, with the filters of the list and without contact data.</summary>
internal static class ExportCases
{
    private static readonly ExportColumn<CaseLine>[] Columns =
    [
        new("编号 number", line => line.Number),
        new("类型 kind", line => line.Kind),
        new("环节 stage", line => line.Stage),
        new("渠道 channel", line => line.Channel),
        new("事项代码 item code", line => line.ItemCode),
        new("事项 item", line => line.Item),
        new("经度 longitude", line => line.Longitude),
        new("纬度 latitude", line => line.Latitude),
        new("地址 address", line => line.Address),
        new("内容 words", line => line.Words),
        new("轮次 round", line => line.Round),
        new("灯 light", line => line.Light),
        new("截止 due", line => line.DueAt),
        new("上报 reported", line => line.ReportedAt),
        new("处置 handled", line => line.HandledAt),
        new("结案 closed", line => line.ClosedAt),
        new("按期 in time", line => line.InTime),
        new("退回 returns", line => line.Returns),
        new("返工 reworks", line => line.Reworks),
        new("评分 score", line => line.Score),
    ];

    public static void Map(IEndpointRouteBuilder cases) => cases.MapGet("/export", Handle).WithName(nameof(ExportCases))
        .Produces(StatusCodes.Status200OK, contentType: "text/csv", additionalContentTypes: Export.Xlsx);

    /// <param name="format"><c>csv</c> (the default) or <c>xlsx</c>.</param>
    private static IResult Handle(
        CaseFilter filter, SignedIn by, CaseList list, CaseGround ground, TimeProvider clock, string? format, CancellationToken ct)
    {
        var (where, fault) = filter.ToSql(CaseScope.Of(by.Actor), ground, clock.GetUtcNow());
        if (where is null)
        {
            return Refuse.Fields(fault!);
        }

        var lines = list.All(where, ct);
        return format switch
        {
            null or "csv" => Export.Csv("cases.csv", Columns, lines),
            "xlsx" => Export.Workbook("cases.xlsx", Columns, lines),
            _ => Refuse.Field("format", "格式为 csv 或 xlsx。", "The format is csv or xlsx."),
        };
    }
}
