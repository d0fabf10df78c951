using Npgsql;

namespace Weft.Server.Regions.Changing;

internal static class ClosingRegions
{
    /// <summary>Ends regions now, with their codes and posts: a code may be given again, and nobody is on duty in what no longer exists.</summary>
    public static async Task Close(MapChange change, IReadOnlyList<RegionRow> rows, CancellationToken ct)
    {
        foreach (var row in rows)
        {
            row.ValidTo = change.Now;
        }

        await change.Db.SaveChangesAsync(ct);

        Guid[] ids = [.. rows.Select(row => row.Id)];
        await using var batch = new NpgsqlBatch(change.Connection, change.Transaction)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("update regions.codes set valid_to = greatest($2, valid_from) where region_id = any($1) and valid_to is null")
                { Parameters = { new() { Value = ids }, new() { Value = change.Now } } },
                new NpgsqlBatchCommand(
                    """
                    update regions.posts set until = greatest($2, since) where region_id = any($1) and (until is null or until > $2)
                    """)
                { Parameters = { new() { Value = ids }, new() { Value = change.Now } } },
            },
        };
        await batch.ExecuteNonQueryAsync(ct);
    }
}
