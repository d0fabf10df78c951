using System.Text.Json;
using Npgsql;
using Weft.Core.Cases;
using Weft.Core.Procedures;
using Weft.Core.Regions;
using Weft.Server.Database;

namespace Weft.Server.Procedures;

/// <summary>One version of a procedure, as a case keeps it.</summary>
internal sealed record ProcedureVersion(Guid Id, int Number, Procedure Procedure);

/// <summary>Every version of every procedure in memory, and who uses which. Follows changes made in any process within moments.</summary>
internal sealed class ProcedureBook
{
    private sealed record Choice(RegionPath Region, string? ItemCode, string? Channel, string ProcedureCode);

    private sealed record State(
        Dictionary<Guid, ProcedureVersion> Versions, Dictionary<string, ProcedureVersion> Newest, IReadOnlyList<Choice> Choices);

    private readonly NpgsqlDataSource _source;
    private readonly Lock _loading = new();
    private volatile State? _state;

    public ProcedureBook(NpgsqlDataSource source, Changes changes)
    {
        _source = source;
        changes.On(ProceduresModule.Schema, (_, ct) => Task.Run(Reload, ct));
        changes.On("regions", (_, ct) => Task.Run(Reload, ct)); // choices hang where their regions hang
    }

    public ProcedureVersion? Find(Guid versionId)
    {
        if (Now.Versions.TryGetValue(versionId, out var version))
        {
            return version;
        }

        // Another process may have made it a moment ago.
        Reload();
        return Now.Versions.GetValueOrDefault(versionId);
    }

    public bool Knows(string code) => Now.Newest.ContainsKey(code);

    public IReadOnlyCollection<ProcedureVersion> Newest => Now.Newest.Values;

    /// <summary>
    /// Which procedure a new case follows: the item's own, a choice for the item, for the channel, for the city, in this order,
    /// the nearest region's before a higher one's; else the hotline's for calls and five steps for all others.
    /// </summary>
    public ProcedureVersion Choose(RegionPath place, string? ownCode, string? itemCode, CaseChannel channel)
    {
        var now = Now;
        var chosen = now.Choices
            .Where(choice => choice.Region.Contains(place)
                && (choice.ItemCode is null || choice.ItemCode == itemCode)
                && (choice.Channel is null || choice.Channel == channel.ToString()))
            .OrderByDescending(choice => choice.ItemCode is not null)
            .ThenByDescending(choice => choice.Channel is not null)
            .ThenByDescending(choice => choice.Region.Value.Length)
            .FirstOrDefault();

        var code = ownCode is not null && now.Newest.ContainsKey(ownCode) ? ownCode
            : chosen?.ProcedureCode ?? (channel == CaseChannel.Hotline ? ShippedProcedures.Hotline.Code : ShippedProcedures.FiveSteps.Code);
        return now.Newest.TryGetValue(code, out var version) ? version : now.Newest[ShippedProcedures.FiveSteps.Code];
    }

    /// <summary>Reads everything again; a process that changed something itself need not wait to be told.</summary>
    public void Reload()
    {
        lock (_loading)
        {
            _state = Load();
        }
    }

    private State Now
    {
        get
        {
            if (_state is null)
            {
                Reload();
            }

            return _state!;
        }
    }

    private State Load()
    {
        using var connection = _source.OpenConnection();
        Ship(connection);

        var versions = new List<ProcedureVersion>();
        using (var command = new NpgsqlCommand("select id, number, definition from procedures.versions order by code, number", connection))
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
            {
                versions.Add(new ProcedureVersion(
                    row.GetGuid(0), row.GetInt32(1), JsonSerializer.Deserialize<Procedure>(row.GetString(2), CaseJson.Options)!));
            }
        }

        return new State(
            versions.ToDictionary(version => version.Id),
            versions.GroupBy(version => version.Procedure.Code).ToDictionary(group => group.Key, group => group.MaxBy(version => version.Number)!),
            Choices(connection));
    }

    private static List<Choice> Choices(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(
            """
            select region.path, choice.item_code, choice.channel, choice.procedure_code
            from procedures.choices choice join regions.regions region on region.id = choice.region_id
            """, connection);
        using var row = command.ExecuteReader();
        var choices = new List<Choice>();
        while (row.Read())
        {
            choices.Add(new Choice(
                new RegionPath(row.GetString(0)), row.TextOrNull(1), row.TextOrNull(2), row.GetString(3)));
        }

        return choices;
    }

    // The four shipped ones are the first versions of their codes; what a city made of them since stays.
    private static void Ship(NpgsqlConnection connection)
    {
        // Asked first: an insert is announced to every process even when it inserts nothing; each would read again, insert nothing
        // and announce again, for ever.
        var known = new HashSet<string>();
        using (var codes = new NpgsqlCommand("select distinct code from procedures.versions", connection))
        using (var row = codes.ExecuteReader())
        {
            while (row.Read())
            {
                known.Add(row.GetString(0));
            }
        }

        foreach (var procedure in ShippedProcedures.All.Where(procedure => !known.Contains(procedure.Code)))
        {
            using var command = new NpgsqlCommand(
                """
                insert into procedures.versions (id, code, number, name, english_name, definition)
                select $1, $2, 1, $3, $4, $5::jsonb where not exists (select from procedures.versions where code = $2)
                on conflict do nothing
                """, connection);
            command.Parameters.AddWithValue(Guid.CreateVersion7());
            command.Parameters.AddWithValue(procedure.Code);
            command.Parameters.AddWithValue(procedure.Name);
            command.Parameters.AddWithValue(procedure.EnglishName);
            command.Parameters.AddWithValue(JsonSerializer.Serialize(procedure, CaseJson.Options));
            command.ExecuteNonQuery();
        }
    }
}
