using Npgsql;
using Weft.Core.Cases;
using Weft.Server.Cases;
using Weft.Server.Demo.Life;
using Weft.Server.Notices;
using Weft.Server.Privacy;

namespace Weft.Server.Demo.Writing;

/// <summary>Stores the played cases as the loop itself stores them, and tells people of what happened last.</summary>
internal sealed class LifeWriter(Seal seal, DateTimeOffset now)
{
    // Older news would bury the inboxes of people who look for the first time.
    private static readonly TimeSpan News = TimeSpan.FromHours(36);

    public async Task Write(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<PlannedCase> cases, CancellationToken ct)
    {
        var records = cases
            .Select(played => (
                new CaseRecord(played.Book, new CaseFacts(played.Words, played.Point.X, played.Point.Y, "Wgs84", played.Address, null)),
                (IReadOnlyList<ReporterRecord>)[.. played.Reporters.Select(one => Contacts.Seal(seal, one.Reporter, one.Name, one.Phone))]))
            .ToList();
        await CaseWriter.Copy(connection, records, now, ct);

        await using (var numbers = new NpgsqlCommand("select setval('cases.numbers', greatest(nextval('cases.numbers'), $1))", connection, transaction))
        {
            numbers.Parameters.AddWithValue(2L * cases.Count);
            await numbers.ExecuteNonQueryAsync(ct);
        }

        await Outbox.Add(connection, transaction, [.. cases.SelectMany(Recent).OrderBy(happening => happening.At)], ct);
    }

    // From the end: most cases have no news, and reading their whole timelines to find that out would take seconds.
    private IEnumerable<Happening> Recent(PlannedCase played)
    {
        var known = played.Book.Added.Count;
        while (known > 0 && CaseJson.ReadEntry(played.Book.Added[known - 1].Text).At >= now - News)
        {
            known--;
        }

        return known == played.Book.Added.Count ? [] : CaseHappenings.Since(null, played.Book, known);
    }
}
