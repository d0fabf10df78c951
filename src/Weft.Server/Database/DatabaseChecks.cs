using System.Net.Sockets;
using Npgsql;

namespace Weft.Server.Database;

/// <summary>Says in one sentence what is wrong with a database before anything stands on it.</summary>
internal static class DatabaseChecks
{
    public static async Task Check(string connectionString, CancellationToken ct)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException)
        {
            throw new CannotStartException(
                $"连接字符串写错了（{malformed.Message}）：请改正 ConnectionStrings__Weft，形如 Host=主机;Database=weft;Username=weft;Password=…",
                $"The connection string is malformed ({malformed.Message}): correct ConnectionStrings__Weft, as in Host=server;Database=weft;Username=weft;Password=…",
                malformed);
        }

        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
            await connection.OpenAsync(ct);
            await using var version = new NpgsqlCommand("select current_setting('server_version_num')::int, current_setting('server_version')", connection);
            await using var row = await version.ExecuteReaderAsync(ct);
            await row.ReadAsync(ct);
            if (row.GetInt32(0) < PostgresBinaries.Oldest * 10_000)
            {
                throw new CannotStartException(
                    $"数据库是 PostgreSQL {row.GetString(1)}，Weft 需要 {PostgresBinaries.Oldest} 或更新版本：请升级数据库。",
                    $"The database is PostgreSQL {row.GetString(1)}; Weft needs {PostgresBinaries.Oldest} or newer: upgrade the database.");
            }
        }
        catch (Exception failure) when (failure is NpgsqlException or SocketException or TimeoutException)
        {
            throw Sentence(settings, failure);
        }
    }

    private static CannotStartException Sentence(NpgsqlConnectionStringBuilder settings, Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } => new(
            $"数据库不接受用户 {settings.Username} 的登录：请改正 ConnectionStrings__Weft 中的用户名和密码。",
            $"The database refuses the sign-in of {settings.Username}: correct the user name and password in ConnectionStrings__Weft.",
            failure),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => new(
            $"数据库服务器上没有名为 {settings.Database} 的数据库：请先创建它（createdb {settings.Database}），或改正 ConnectionStrings__Weft。",
            $"The server has no database named {settings.Database}: create it first (createdb {settings.Database}), or correct ConnectionStrings__Weft.",
            failure),
        PostgresException refused => new(
            $"数据库拒绝连接（{refused.MessageText}）：请检查数据库服务器。",
            $"The database refuses the connection ({refused.MessageText}): look at the database server.",
            failure),
        _ => new(
            $"无法连接数据库 {settings.Host}:{settings.Port}：请检查它是否在运行，或改正 ConnectionStrings__Weft；去掉这个设置则使用自带的数据库。",
            $"The database at {settings.Host}:{settings.Port} cannot be reached: check that it runs, or correct ConnectionStrings__Weft; without that setting Weft uses a database of its own.",
            failure),
    };
}
