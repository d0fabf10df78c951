using System.Globalization;
using SkiaSharp;
using Weft.Core.Cases;
using Weft.Core.Clocks;
using Weft.Server.Printing;

namespace Weft.Server.Cases;

/// <summary>The accountability report on paper.</summary>
internal static class AccountabilityReport
{
    private static readonly SKColor Red = new(0xC0, 0x1C, 0x1C), Amber = new(0xA6, 0x6A, 0x00), Grey = new(0x66, 0x66, 0x66);

    public static byte[] Print(AccountabilityAnswer answer, CaseRecord record, SKTypeface face, DateTimeOffset now)
    {
        using var sheet = new PdfSheet(face, $"责任倒查 {answer.Number}");
        sheet.Heading($"责任倒查报告 Accountability {answer.Number}");
        sheet.Text($"事项 item: {answer.Item ?? "—"}    环节 stage: {StageNames.Chinese(answer.Stage)} {answer.Stage}");
        sheet.Text($"地址 address: {record.Facts.Address ?? "—"}    上报 reported: {Time(record.File.ReportedAt)}");
        sheet.Text(record.Facts.Words);
        sheet.Text(answer.WasLate ? answer.Exempt ? "超期（申诉成立，不计入考核） late, exempt" : "超期 late" : "未超期 in time", 10, answer.WasLate ? Red : null);
        sheet.Heading("办理经过 Who held it", 12);
        sheet.Table([3.2f, 2.4f, 2.4f, 1.6f, 3f, 3f], [Titles, .. answer.HeldBy.Select(held => Row(held, now))]);
        sheet.Text($"依据时间轴第 1 至 {record.Book.Length} 条，末条校验值 {Convert.ToHexStringLower(record.Book.LastHash)}", 7.5f, Grey);
        sheet.Text($"生成时间 made: {Time(now)}", 7.5f, Grey);
        return sheet.ToBytes();
    }

    private static IReadOnlyList<(string, SKColor?)> Titles { get; } =
    [
        ("单位 unit", Grey), ("自 from", Grey), ("至 to", Grey), ("时长 held", Grey), ("签收 sign for", Grey), ("处置 handling", Grey),
    ];

    private static IReadOnlyList<(string, SKColor?)> Row(HeldBy held, DateTimeOffset now) =>
    [
        ($"{held.Unit.Name}\n{held.Level}", null), (Time(held.From), null), (held.To is { } to ? Time(to) : "—", null),
        (Length((held.To ?? now) - held.From), null), Clock(held.SignFor), Clock(held.Handling),
    ];

    private static (string, SKColor?) Clock(HeldClock? clock) => clock is null
        ? ("—", Grey)
        : ($"{clock.Limit?.ToString() ?? ""}\n截止 {Time(clock.DueAt)}{(clock.Over > TimeSpan.Zero ? $"\n超 {Length(clock.Over)}" : "")}",
            clock.Light switch { Light.Red => Red, Light.Yellow => Amber, Light.Green => null });

    private static string Time(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Length(TimeSpan span) => span.TotalDays >= 1
        ? $"{(int)span.TotalDays} 天 {span.Hours} 小时"
        : $"{span.Hours} 小时 {span.Minutes} 分";
}
