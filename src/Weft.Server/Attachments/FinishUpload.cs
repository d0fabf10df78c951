using System.Security.Cryptography;
using Npgsql;
using Weft.Core.Attachments;
using Weft.Server.Attachments.Blobs;
using Weft.Server.Http;

namespace Weft.Server.Attachments;

/// <summary>
/// Puts the pieces of an upload together, checks the whole, makes the copies, stores everything and declares it ready.
/// Every step may be repeated: after a crash the next request that looks at the upload finishes it, and two at once end alike.
/// </summary>
internal sealed class FinishUpload(
    Uploads uploads, Contents contents, CheckFile check, FinishingGate gate, IBlobs blobs, NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Null when the file is ready; else why it is refused.</summary>
    public async Task<ProblemCode?> FromParts(Guid id)
    {
        using var turn = await gate.Enter();
        if (await uploads.Find(id, CancellationToken.None) is not { State: AttachmentState.Uploading } file)
        {
            return await OutcomeOf(id); // somebody else finished it while we waited
        }

        using var whole = new WorkFile(blobs);
        return await PutTogether(await uploads.Parts(id), whole)
            ? await Finish(file, whole)
            : await OutcomeOf(id); // somebody else finished it and cleared the pieces while we read them
    }

    /// <summary>For a file that came in one request.</summary>
    public async Task<ProblemCode?> FromWhole(Guid id, WorkFile whole)
    {
        using var turn = await gate.Enter();
        return await uploads.Find(id, CancellationToken.None) is { State: AttachmentState.Uploading } file ? await Finish(file, whole) : null;
    }

    private async Task<ProblemCode?> OutcomeOf(Guid id) =>
        await uploads.Find(id, CancellationToken.None) is { } file ? ShowUpload.Gone(file) : AttachmentProblems.WasRemoved;

    private async Task<bool> PutTogether(List<string> parts, WorkFile whole)
    {
        await using var target = whole.Create();
        foreach (var key in parts)
        {
            await using var part = await blobs.Open(key, 0, CancellationToken.None);
            if (part is null)
            {
                return false;
            }

            await part.CopyToAsync(target);
        }

        return parts.Count > 0;
    }

    private async Task<ProblemCode?> Finish(FileRow file, WorkFile whole)
    {
        var sha256 = await Hash(whole);
        var (checkedFile, no) = file.PromisedSha256 is { } promised && !promised.AsSpan().SequenceEqual(sha256)
            ? (null, AttachmentProblems.NotAsPromised)
            : check.Check(whole.Path);
        if (checkedFile is null)
        {
            await uploads.Refuse(file.Id, no!);
            return no;
        }

        if (!await contents.Name(file.Id, sha256, file.Size) && !await Store(sha256, whole, checkedFile))
        {
            await uploads.Refuse(file.Id, AttachmentProblems.Damaged);
            return AttachmentProblems.Damaged;
        }

        await Declare(file.Id, checkedFile);
        await blobs.RemoveAll(Uploads.PartsOf(file.Id), CancellationToken.None);
        return null;
    }

    private async Task<bool> Store(byte[] sha256, WorkFile whole, CheckedFile file)
    {
        var copies = new Dictionary<int, WorkFile>();
        try
        {
            if (file.Kind.IsPhoto() && !PhotoCopies.Make(whole.Path, side => (copies[side] = new WorkFile(blobs)).Create()))
            {
                return false;
            }

            await contents.Store(sha256, whole.Path, copies.Select(copy => (copy.Key, copy.Value.Path)));
            return true;
        }
        finally
        {
            foreach (var copy in copies.Values)
            {
                copy.Dispose();
            }
        }
    }

    private async Task Declare(Guid id, CheckedFile file)
    {
        await using var ready = database.CreateCommand(
            """
            with ready as (
                update attachments.files set state = 'Ready', received = size, kind = $2, width = $3, height = $4,
                    taken_at = $5, taken_longitude = $6, taken_latitude = $7, changed_at = $8
                where id = $1 and state = 'Uploading' returning id)
            delete from attachments.parts where file_id in (select id from ready)
            """);
        ready.Parameters.AddWithValue(id);
        ready.Parameters.AddWithValue(file.Kind.ToString());
        ready.Parameters.AddWithValue((object?)file.Size?.Width ?? DBNull.Value);
        ready.Parameters.AddWithValue((object?)file.Size?.Height ?? DBNull.Value);
        ready.Parameters.AddWithValue((object?)file.Facts.TakenAt?.ToUniversalTime() ?? DBNull.Value);
        ready.Parameters.AddWithValue((object?)file.Facts.Longitude ?? DBNull.Value);
        ready.Parameters.AddWithValue((object?)file.Facts.Latitude ?? DBNull.Value);
        ready.Parameters.AddWithValue(clock.GetUtcNow());
        await ready.ExecuteNonQueryAsync();
    }

    private static async Task<byte[]> Hash(WorkFile whole)
    {
        await using var file = whole.OpenRead();
        return await SHA256.HashDataAsync(file);
    }
}

/// <summary>Few finish at a time: each may unpack a picture of many megapixels.</summary>
internal sealed class FinishingGate : IDisposable
{
    private readonly SemaphoreSlim _turns = new(Math.Max(2, Environment.ProcessorCount));

    public async Task<IDisposable> Enter()
    {
        await _turns.WaitAsync();
        return new Turn(_turns);
    }

    public void Dispose() => _turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
