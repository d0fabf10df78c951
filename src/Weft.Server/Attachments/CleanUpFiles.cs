using Npgsql;
using Weft.Server.Attachments.Blobs;
using Weft.Server.Work;

namespace Weft.Server.Attachments;

/// <summary>
/// Removes what nobody used in time: uploads never finished, files never attached, contents that no file has any more, and
/// what a crash left in the work folder. Nothing attached is ever touched.
/// </summary>
internal sealed class CleanUpFiles(
    Uploads uploads, Contents contents, IBlobs blobs, AttachmentSettings settings, NpgsqlDataSource database, TimeProvider clock) : IJob
{
    private const int Portion = 200;

    public string Name => "attachments.clean-up";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task<int> RunOnce(CancellationToken ct)
    {
        var cutoff = clock.GetUtcNow().AddHours(-settings.KeepUnusedHours);
        var done = 0;
        foreach (var id in await Unused(cutoff, ct))
        {
            done += await uploads.Remove(id, ifUnchangedSince: cutoff) ? 1 : 0;
        }

        done += await contents.RemoveUnused(Portion, ct);
        RemoveLeftovers(cutoff);
        return done;
    }

    private async Task<List<Guid>> Unused(DateTimeOffset cutoff, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "select id from attachments.files where state in ('Uploading', 'Ready', 'Refused') and changed_at < $1 order by changed_at limit $2");
        command.Parameters.AddWithValue(cutoff);
        command.Parameters.AddWithValue(Portion);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var ids = new List<Guid>();
        while (await rows.ReadAsync(ct))
        {
            ids.Add(rows.GetGuid(0));
        }

        return ids;
    }

    private void RemoveLeftovers(DateTimeOffset cutoff)
    {
        foreach (var file in Directory.EnumerateFiles(blobs.WorkFolder).Where(file => File.GetLastWriteTimeUtc(file) < cutoff.UtcDateTime))
        {
            File.Delete(file);
        }
    }
}
