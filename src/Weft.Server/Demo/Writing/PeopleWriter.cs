using Microsoft.AspNetCore.Identity;
using Npgsql;
using NpgsqlTypes;
using Weft.Core.Access;
using Weft.Core.Units;
using Weft.Server.Access;
using Weft.Server.Demo.Life;
using Weft.Server.Demo.Plan;
using Weft.Server.Regions.Staffing;

namespace Weft.Server.Demo.Writing;

/// <summary>Writes the accounts and their assignments. All are demo accounts: they sign in in demo mode only.</summary>
internal static class PeopleWriter
{
    private sealed record Person(PlannedPerson Planned, Guid Id, string PasswordHash, DateTimeOffset Since);

    private sealed record Assigned(PlannedSeat Seat, Guid Account, Guid? Region, Guid? Unit, DateTimeOffset Since);

    private static readonly BinaryCopy<Person> Accounts = new(
        "access.accounts",
        ("id", NpgsqlDbType.Uuid, person => person.Id),
        ("user_name", NpgsqlDbType.Text, person => person.Planned.UserName),
        ("normalized_user_name", NpgsqlDbType.Text, person => person.Planned.UserName.ToUpperInvariant()),
        ("display_name", NpgsqlDbType.Text, person => person.Planned.Name),
        ("password_hash", NpgsqlDbType.Text, person => person.PasswordHash),
        ("security_stamp", NpgsqlDbType.Text, person => person.Id.ToString("n")),
        ("demo", NpgsqlDbType.Boolean, _ => true),
        ("created_at", NpgsqlDbType.TimestampTz, person => person.Since));

    private static readonly BinaryCopy<Assigned> Assignments = new(
        "access.assignments",
        ("id", NpgsqlDbType.Uuid, _ => Guid.CreateVersion7()),
        ("account_id", NpgsqlDbType.Uuid, one => one.Account),
        ("role", NpgsqlDbType.Text, one => one.Seat.Role.ToString()),
        ("region_id", NpgsqlDbType.Uuid, one => one.Region),
        ("unit_id", NpgsqlDbType.Uuid, one => one.Unit),
        ("valid_from", NpgsqlDbType.TimestampTz, one => one.Since));

    private sealed record Posted(Post Post, Guid Account, Guid Region, bool Chief, Guid By, DateTimeOffset Since);

    private static readonly BinaryCopy<Posted> Posts = new(
        "regions.posts",
        ("id", NpgsqlDbType.Uuid, _ => Guid.CreateVersion7()),
        ("region_id", NpgsqlDbType.Uuid, one => one.Region),
        ("account_id", NpgsqlDbType.Uuid, one => one.Account),
        ("post", NpgsqlDbType.Text, one => one.Post.ToString()),
        ("chief", NpgsqlDbType.Boolean, one => one.Chief),
        ("since", NpgsqlDbType.TimestampTz, one => one.Since),
        ("given_by", NpgsqlDbType.Uuid, one => one.By));

    public static async Task<Dictionary<PlannedPerson, Guid>> Write(
        NpgsqlConnection connection, CityPlan plan, IReadOnlyDictionary<PlannedRegion, Placed> places, IReadOnlyDictionary<PlannedUnit, Unit> units,
        DateTimeOffset since, CancellationToken ct)
    {
        // One hash for all: they share the password, and a slow hash a thousand times over would be the whole seed.
        var account = new Account { DisplayName = "demo", CreatedAt = since };
        var hash = new PasswordHasher<Account>().HashPassword(account, Guides.Password);

        var people = plan.People.ToDictionary(person => person, _ => Guid.CreateVersion7());
        await Accounts.Write(connection, people.Select(person => new Person(person.Key, person.Value, hash, since)), ct);
        await Assignments.Write(connection,
            people.SelectMany(person => person.Key.Seats.Select(seat => new Assigned(
                seat, person.Value, seat.Region is { } region ? places[region].Id : null, seat.Unit is { } unit ? units[unit].Id : null, since))), ct);
        await Posts.Write(connection, PostsOf(people, places, since), ct);
        return people;
    }

    // The first worker of a grid is its chief; a guide comes before the others.
    private static IEnumerable<Posted> PostsOf(
        Dictionary<PlannedPerson, Guid> people, IReadOnlyDictionary<PlannedRegion, Placed> places, DateTimeOffset since)
    {
        var by = people.Single(person => person.Key.UserName == "admin").Value;
        var led = new HashSet<PlannedRegion>();
        foreach (var (person, account) in people)
        {
            foreach (var seat in person.Seats)
            {
                if (PostOf(seat.Role) is { } post && seat.Region is { } grid)
                {
                    yield return new Posted(post, account, places[grid].Id, post == Post.Worker && led.Add(grid), by, since);
                }
            }
        }
    }

    private static Post? PostOf(Role role) => role switch
    {
        Role.GridWorker => Post.Worker,
        Role.GridLeader => Post.Leader,
        Role.Assistant => Post.Assistant,
        _ => null,
    };
}
