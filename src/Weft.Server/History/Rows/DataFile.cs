using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Weft.Server.History.Maps;

namespace Weft.Server.History.Rows;

/// <summary>A CSV file, plain or gzip, read row by row.</summary>
internal sealed class DataFile : IDisposable
{
    // An unpaired quote swallows what follows: better one clear end than a cell of a gigabyte.
    private const int LargestCell = 1_000_000;

    private readonly StreamReader _text;
    private readonly CsvParser _parser;
    private readonly HashSet<string> _saysNothing;
    private bool _badQuotes;

    private DataFile(StreamReader text, DataFormat format)
    {
        _text = text;
        _saysNothing = [.. format.Missing];
        _parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = format.Delimiter,
            MaxFieldSize = LargestCell,
            BadDataFound = _ => _badQuotes = true,
        });
        Header = _parser.Read() ? [.. _parser.Record!.Select(name => name.Trim())] : [];
        RowNumber = 1;
    }

    public IReadOnlyList<string> Header { get; }

    /// <summary>Of the row read last.</summary>
    public long RowNumber { get; private set; }

    public static DataFile Open(string path, DataFormat format)
    {
        try
        {
            var bytes = File.OpenRead(path);
            var zipped = bytes.ReadByte() == 0x1f && bytes.ReadByte() == 0x8b;
            bytes.Position = 0;
            Stream stream = zipped ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
            var file = new DataFile(new StreamReader(stream, EncodingOf(format), detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16), format);
            return file.Header.Count > 0
                ? file
                : throw new CannotStartException($"数据文件 {path} 是空的。", $"The data file {path} is empty.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw Unreadable(path, exception);
        }
    }

    /// <summary>The next row, null at the end.</summary>
    public DataRow? Next()
    {
        _badQuotes = false;
        try
        {
            if (!_parser.Read())
            {
                return null;
            }
        }
        catch (Exception exception) when (exception is MaxFieldSizeException or InvalidDataException or IOException)
        {
            throw Unreadable($"（第 {RowNumber + 1} 行附近 near row {RowNumber + 1}）", exception);
        }

        return new DataRow(++RowNumber, _parser.Record!, _badQuotes, _saysNothing);
    }

    /// <summary>Of the file as it lies there: an interrupted import goes on only with the same one.</summary>
    public static async Task<byte[]> Hash(string path, CancellationToken ct)
    {
        try
        {
            await using var bytes = File.OpenRead(path);
            return await SHA256.HashDataAsync(bytes, ct);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, exception);
        }
    }

    public void Dispose()
    {
        _parser.Dispose();
        _text.Dispose();
    }

    private static Encoding EncodingOf(DataFormat format) => format.Encoding.Equals("gb18030", StringComparison.OrdinalIgnoreCase)
        ? CodePagesEncodingProvider.Instance.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback("\uFFFD"))!
        : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    private static CannotStartException Unreadable(string path, Exception cause) => new(
        $"数据文件 {path} 读不下去：{cause.Message}", $"The data file {path} cannot be read on: {cause.Message}", cause);
}
