using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Weft.Core.Cases;
using Weft.Core.Procedures;
using Weft.Core.Regions;
using Weft.Server.Access;
using Weft.Server.Attachments.Blobs;
using Weft.Server.Clocks;
using Weft.Server.Database;
using Weft.Server.Demo.Life;
using Weft.Server.Demo.Plan;
using Weft.Server.Demo.Writing;
using Weft.Server.Privacy;
using Weft.Server.Procedures;
using Weft.Server.Regions;
using Weft.Server.Regions.Changing;

namespace Weft.Server.Demo;

/// <summary>What became of a seed.</summary>
internal abstract record Seeding
{
    public sealed record Done(CityPlan Plan, int Cases, int Entries, TimeSpan Took) : Seeding;

    /// <summary>The city is there already: nothing was done.</summary>
    public sealed record ThereAlready : Seeding;

    /// <summary>People who are no demo work with this database: an invented city has no place in it.</summary>
    public sealed record InRealUse : Seeding;
}

/// <summary>Fills an empty database with the invented city and its thirty days of life: all of it in one transaction, or nothing.</summary>
internal sealed class SeedCity(
    WeftDb db, MapChanges map, Calendars calendars, ProcedureBook procedures, IBlobs blobs, Seal seal, TimeProvider clock)
{
    // The county in the hills works by four levels; the rest of the city by what its items and channels say.
    private const string HillCounty = "990101";

    public async Task<Seeding> Seed(CitySize size, ulong seed, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (connection, own) = ((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)transaction.GetDbTransaction());

        // Two hosts may start on the empty database at once: the second waits here and then finds the city.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('weft demo'))", ct);
        if (await Refusal(ct) is { } no)
        {
            return no;
        }

        var plan = CityPlan.Make(size, seed);
        var now = clock.GetUtcNow();
        var since = now.AddDays(-LifeOfCity.Days - 1);
        var places = await PlacesWriter.Write(map, plan, since, ct);
        var units = await UnitsWriter.Write(connection, plan, places, ct);
        var people = await PeopleWriter.Write(connection, plan, places, units, since, ct);
        var city = places[plan.City];
        var admin = people[plan.Guides.Single(person => person.UserName == "admin")];
        var items = await CatalogueSeed.Write(db, city, NumberOf(city.Path), admin, since, ct);
        await ChooseProcedure(connection, own, places[plan.At(RegionLevel.County).Single(county => county.Code == HillCounty)].Id, ct);

        var life = LifeOfCity.Live(new Town(plan, places, units, people), items, GroundOf(), now, new Dice(seed).Fork("life"));
        await new LifeWriter(seal, now).Write(connection, own, life.Cases, ct);
        await new PhotosWriter(blobs, now, new Dice(seed)).Write(connection, life.Cases, ct);
        await transaction.CommitAsync(CancellationToken.None); // a cancelled commit may have happened: never hand it a token
        await Analyze(ct);

        return new Seeding.Done(plan, life.Cases.Count, life.Cases.Sum(played => played.Book.Length), clock.GetElapsedTime(started));
    }

    /// <summary>Whether the database is empty.</summary>
    public async Task<bool> IsWanted(CancellationToken ct) => await Refusal(ct) is null;

    private async Task<Seeding?> Refusal(CancellationToken ct) =>
        await db.Set<Account>().AnyAsync(account => !account.Demo, ct) ? new Seeding.InRealUse()
        : await db.Set<Account>().AnyAsync(ct) ? new Seeding.ThereAlready()
        : await db.Set<RegionRow>().AnyAsync(row => row.ParentId != null, ct) ? new Seeding.InRealUse()
        : null;

    private Ground GroundOf()
    {
        var newest = procedures.Newest.ToDictionary(version => version.Procedure.Code);
        return new Ground(
            matter => newest[CodeFor(matter)] is var version ? (version.Id, version.Procedure) : default,
            calendars.Default,
            (at, number) => string.Create(CultureInfo.InvariantCulture, $"{at.ToOffset(Pace.China):yyyyMMdd}{number:D6}"));
    }

    // As the procedure book would choose, which does not see the choice before the commit.
    private static string CodeFor(Matter matter) =>
        matter.Item.ProcedureCode is { } own ? own
        : matter.Grid.Above(RegionLevel.County)!.Code == HillCounty ? ShippedProcedures.FourLevels.Code
        : matter.Channel == CaseChannel.Hotline ? ShippedProcedures.Hotline.Code
        : ShippedProcedures.FiveSteps.Code;

    private static async Task ChooseProcedure(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid county, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "insert into procedures.choices (id, region_id, procedure_code) values ($1, $2, $3)", connection, transaction);
        command.Parameters.AddWithValue(Guid.CreateVersion7());
        command.Parameters.AddWithValue(county);
        command.Parameters.AddWithValue(ShippedProcedures.FourLevels.Code);
        await command.ExecuteNonQueryAsync(ct);
    }

    // Tens of thousands of rows have just come in: without their counts the first lists would be planned for an empty table.
    private async Task Analyze(CancellationToken ct) => await db.Database.ExecuteSqlRawAsync(
        "analyze regions.regions, units.units, access.accounts, access.assignments, catalogue.items, cases.cases, cases.grams, cases.timeline, cases.reporters, attachments.files, notices.outbox", ct);

    private static long NumberOf(RegionPath path) => long.Parse(path.Value.TrimEnd('/').Split('/')[^1], CultureInfo.InvariantCulture);
}
