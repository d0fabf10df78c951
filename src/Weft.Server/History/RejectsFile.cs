using System.Globalization;
using System.Text;
using CsvHelper;
using Weft.Server.History.Rows;

namespace Weft.Server.History;

/// <summary>The rows that were left out, one line a fault, for a spreadsheet.</summary>
internal static class RejectsFile
{
    public static async Task Write(string path, IAsyncEnumerable<(long Row, string Columns, string Reason, string Value)> faults)
    {
        try
        {
            await using var text = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture);
            foreach (var name in new[] { "row", "column", "reason", "原因", "why", "value" })
            {
                csv.WriteField(name);
            }

            await csv.NextRecordAsync();
            await foreach (var (row, columns, reason, value) in faults)
            {
                var (chinese, english) = RowFaultTexts.Of(Enum.GetValues<RowFaultKind>().First(kind => RowFaultTexts.Code(kind) == reason));
                csv.WriteField(row);
                csv.WriteField(columns);
                csv.WriteField(reason);
                csv.WriteField(chinese);
                csv.WriteField(english);
                csv.WriteField(Harmless(value));
                await csv.NextRecordAsync();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException(
                $"写不了拒收文件 {path}：{exception.Message} 可用 --rejects 另指一处。",
                $"The rejects file {path} cannot be written: {exception.Message} Name another place with --rejects.", exception);
        }
    }

    // A cell that begins like a formula is one for spreadsheets.
    private static string Harmless(string text) => text is ['=' or '+' or '@' or '-' or '\t' or '\r', ..] ? $"'{text}" : text;
}
