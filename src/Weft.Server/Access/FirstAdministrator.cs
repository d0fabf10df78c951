using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Weft.Core.Access;
using Weft.Server.Database;

namespace Weft.Server.Access;

/// <summary>The way into a house that nobody administers yet: a link that makes the first administrator, once, within a day.</summary>
public static class FirstAdministrator
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>
    /// For the host to print at its start; the link before it is void from then on. Null when there is an administrator, and
    /// in demo mode, which brings its own.
    /// </summary>
    /// <param name="address">Where the server is reached, as in <c>http://127.0.0.1:5080</c>.</param>
    public static async Task<string?> Link(IServiceProvider services, string address, CancellationToken ct = default)
    {
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<WeftDb>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        if (scope.ServiceProvider.GetRequiredService<AccessSettings>().Demo || await Exists(db, now, ct))
        {
            return null;
        }

        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        await using var command = scope.ServiceProvider.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            """
            with void as (delete from access.first_administrator_links where used_at is null)
            insert into access.first_administrator_links (token_hash, expires_at) values ($1, $2)
            """);
        command.Parameters.AddWithValue(Hash(token));
        command.Parameters.AddWithValue(now + Life);
        await command.ExecuteNonQueryAsync(ct);
        // Behind the # it reaches neither logs nor other sites.
        return $"{address.TrimEnd('/')}/first-administrator#{token}";
    }

    internal static Task<bool> Exists(WeftDb db, DateTimeOffset now, CancellationToken ct) => db.Set<AssignmentRow>()
        .Where(row => row.Role == Role.Administrator && (row.ValidTo == null || row.ValidTo > now))
        .Join(db.Set<Account>().Where(account => account.Active && !account.Demo), row => row.AccountId, account => account.Id, (row, _) => row.Id)
        .AnyAsync(ct);

    internal static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
