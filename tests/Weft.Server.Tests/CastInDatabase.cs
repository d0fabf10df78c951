using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Npgsql;
using Weft.Core.Access;
using Weft.Server.Access;
using Weft.Server.Privacy;

namespace Weft.Server.Tests;

/// <summary>Writes the cast into a migrated database: the one place of the tests that knows these tables.</summary>
internal static class CastInDatabase
{
    /// <summary>What each test host is configured with beside its database.</summary>
    public static readonly Dictionary<string, string?> Settings = new()
    {
        ["Privacy:SearchKey"] = Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray()),
        ["Privacy:Keys:test"] = Convert.ToBase64String(Enumerable.Repeat((byte)9, 32).ToArray()),

        // Receivers of gateways stand on this machine, and nobody wants to wait for them.
        ["Notices:PrivateTargets:0"] = "127.0.0.0/8",
        ["Notices:Timeout"] = "00:00:01",
        ["Notices:FirstRetry"] = "00:00:00.1",
        ["Notices:MostTries"] = "3",
    };

    /// <summary>Cheap to check: the tests are not about how long a password lasts.</summary>
    public static readonly PasswordHasherOptions Hashing = new() { IterationCount = 10 };

    private static readonly DateTimeOffset Long = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task Write(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var batch = source.CreateBatch();

        Regions(batch);
        Units(batch);
        People(batch);
        await batch.ExecuteNonQueryAsync();
    }

    private static void Regions(NpgsqlBatch batch)
    {
        foreach (var place in Cast.Places)
        {
            Add(batch,
                """
                insert into regions.regions (id, number, parent_id, path, level, kind, name, boundary, valid_from, since)
                select $1, $2, coalesce($3, id), $4, $5, 'General', $6, $7, $8, $8 from regions.regions where path = '/1/'
                """,
                place.Id, place.Number, place.In?.Id, place.Path.Value, place.Level.ToString(), place.Name, Boundary(place), Long);
        }

        Add(batch, "select setval('regions.numbers', 1000)");
    }

    private static byte[] Boundary(CastPlace place) => new WKBWriter(ByteOrder.LittleEndian).Write(
        new GeometryFactory(new PrecisionModel(), 4326).ToGeometry(new Envelope(place.West, place.East, place.South, place.North)));

    private static void Units(NpgsqlBatch batch)
    {
        foreach (var unit in Cast.Units)
        {
            Add(batch,
                "insert into units.units (id, name, english_name, kind, level, region_id, parent_id) values ($1, $2, $3, $4, $5, $6, $7)",
                unit.Id, unit.Name, unit.EnglishName, unit.Kind.ToString(), unit.Region.Level.ToString(), unit.Region.Id, unit.Under?.Id);
        }
    }

    private static void People(NpgsqlBatch batch)
    {
        var seal = new Seal(new KeyRing(new ConfigurationBuilder().AddInMemoryCollection(Settings).Build()));
        var password = new PasswordHasher<Account>(Options.Create(Hashing)).HashPassword(null!, Cast.Password);
        foreach (var person in Cast.People)
        {
            var resident = person.Role == Role.Resident;
            Add(batch,
                """
                insert into access.accounts (id, user_name, normalized_user_name, display_name, password_hash, security_stamp,
                    two_factor_enabled, phone_sealed, phone_hash, resident, created_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                """,
                person.Id, person.UserName, person.UserName.ToUpperInvariant(), person.Name, resident ? null : password, Cast.StampOf(person),
                person.Role is Role.Administrator or Role.Auditor, person.Phone is { } phone ? seal.Close(phone) : null,
                person.Phone is { } number ? seal.Hash(number) : null, resident, Long);
            Add(batch,
                "insert into access.assignments (id, account_id, role, region_id, unit_id, valid_from) values ($1, $1, $2, $3, $4, $5)",
                person.Id, person.Role.ToString(), person.Region?.Id, person.Unit?.Id, Long);
        }
    }

    private static void Add(NpgsqlBatch batch, string sql, params object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value switch
            {
                null => new NpgsqlParameter { Value = DBNull.Value },
                byte[] bytes => new NpgsqlParameter<byte[]> { TypedValue = bytes },
                _ => new NpgsqlParameter { Value = value },
            });
        }

        batch.BatchCommands.Add(command);
    }
}
