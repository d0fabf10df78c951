using Npgsql;
using Weft.Server.Notices;

namespace Weft.Server.Tests.Notices;

/// <summary>What the other modules do to be heard: put happenings into the outbox.</summary>
internal static class Happened
{
    public static readonly DateTimeOffset Moment = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60);

    public static Happening In(CastPlace? place, string kind = "case.dispatched", CastUnit[]? units = null, CastPerson[]? people = null, object? body = null) =>
        new(kind, Guid.CreateVersion7(), place?.Path, [.. (units ?? []).Select(unit => unit.Id)], [.. (people ?? []).Select(person => person.Id)],
            body ?? new { number = "2026-0001", item = "井盖破损" }, Moment);

    public static async Task<Happening> Happens(this WeftApp app, Happening happening)
    {
        await app.Happen([happening]);
        return happening;
    }

    public static async Task Happen(this WeftApp app, params Happening[] happenings)
    {
        await using var connection = await app.Database(TestContext.Current.CancellationToken);
        await Outbox.Add(connection, null, happenings, TestContext.Current.CancellationToken);
    }

    public static async Task<NpgsqlConnection> Database(this WeftApp app, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    public static async Task<T?> Scalar<T>(this WeftApp app, string sql, params object[] values)
    {
        await using var connection = await app.Database(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is T found ? found : default;
    }

    /// <summary>Waits until something that is done in the background has been done.</summary>
    public static async Task Eventually(Func<Task<bool>> isSo, string what, int seconds = 15)
    {
        for (var until = DateTime.UtcNow.AddSeconds(seconds); !await isSo();)
        {
            (DateTime.UtcNow < until).ShouldBeTrue($"waited for: {what}");
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }
    }
}
