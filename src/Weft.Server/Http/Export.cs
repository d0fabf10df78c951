using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.AspNetCore.Http;
using MiniExcelLibs;

namespace Weft.Server.Http;

internal sealed record ExportColumn<T>(string Name, Func<T, object?> Value);

/// <summary>Tables as files, written row by row while the database is read.</summary>
internal static class Export
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>UTF-8 with a byte order mark: without it Excel shows Chinese as noise.</summary>
    public static IResult Csv<T>(string fileName, ExportColumn<T>[] columns, IAsyncEnumerable<T> rows) => Results.Stream(
        async stream =>
        {
            await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 64 * 1024);
            await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture);
            foreach (var column in columns)
            {
                csv.WriteField(column.Name);
            }

            await csv.NextRecordAsync();
            await foreach (var row in rows)
            {
                foreach (var column in columns)
                {
                    csv.WriteField(Harmless(Text(column.Value(row))));
                }

                await csv.NextRecordAsync();
            }
        },
        "text/csv; charset=utf-8", fileName);

    /// <summary>MiniExcel writes to a file of its own first, as a zip has its index at the end; rows never pile up in memory.</summary>
    public static IResult Workbook<T>(string fileName, ExportColumn<T>[] columns, IAsyncEnumerable<T> rows) => Results.Stream(
        async stream =>
        {
            var path = Path.Combine(Path.GetTempPath(), $"weft-{Guid.NewGuid():n}.xlsx");
            try
            {
                await MiniExcel.SaveAsAsync(path, Rows(columns, rows.ToBlockingEnumerable()), overwriteFile: true);
                await using var file = File.OpenRead(path);
                await file.CopyToAsync(stream);
            }
            finally
            {
                File.Delete(path);
            }
        },
        Xlsx, fileName);

    private static IEnumerable<IDictionary<string, object?>> Rows<T>(ExportColumn<T>[] columns, IEnumerable<T> rows) =>
        rows.Select(row => columns.ToDictionary(column => column.Name, column => (object?)Harmless(Text(column.Value(row)))));

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTimeOffset at => at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // A cell that begins like a formula is one for spreadsheets, whoever wrote it into a report.
    private static string Harmless(string text) =>
        text is ['=' or '+' or '@' or '\t' or '\r', ..] || (text is ['-', ..] && !double.TryParse(text, CultureInfo.InvariantCulture, out _)) ? $"'{text}" : text;
}
