using Npgsql;

namespace Weft.Server.Database;

/// <summary>Reads a column that may hold nothing.</summary>
internal static class NullableColumns
{
    public static string? TextOrNull(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset? MomentOrNull(this NpgsqlDataReader row, int column) => row.ValueOrNull<DateTimeOffset>(column);

    public static T? ValueOrNull<T>(this NpgsqlDataReader row, int column)
        where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
}
