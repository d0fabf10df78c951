using Npgsql;
using NpgsqlTypes;

namespace Weft.Server.Demo.Writing;

/// <summary>COPY of many rows into one table, column by column, in the caller's transaction.</summary>
internal sealed class BinaryCopy<T>(string table, params (string Column, NpgsqlDbType Type, Func<T, object?> Value)[] columns)
{
    public async Task Write(NpgsqlConnection connection, IEnumerable<T> rows, CancellationToken ct)
    {
        var names = string.Join(", ", columns.Select(column => column.Column));
        await using var copy = await connection.BeginBinaryImportAsync($"copy {table} ({names}) from stdin (format binary)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var (_, type, value) in columns)
            {
                await Write(copy, type, value(row), ct);
            }
        }

        await copy.CompleteAsync(ct);
    }

    private static Task Write(NpgsqlBinaryImporter copy, NpgsqlDbType type, object? value, CancellationToken ct) => value switch
    {
        null => copy.WriteNullAsync(ct),
        Guid id => copy.WriteAsync(id, type, ct),
        long number => copy.WriteAsync(number, type, ct),
        int number => copy.WriteAsync(number, type, ct),
        bool truth => copy.WriteAsync(truth, type, ct),
        byte[] bytes => copy.WriteAsync(bytes, type, ct),
        DateTimeOffset at => copy.WriteAsync(at.ToUniversalTime(), type, ct),
        string text => copy.WriteAsync(text, type, ct),
        _ => throw new ArgumentException($"{value.GetType().Name} is not copied.", nameof(value)),
    };
}
