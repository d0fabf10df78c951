using System.Buffers;
using Weft.Core.Attachments;
using Weft.Server.Attachments.Blobs;
using Weft.Server.Http;

namespace Weft.Server.Attachments;

/// <summary>How far an upload came; <paramref name="No"/> when it goes no further.</summary>
internal sealed record TakenBytes(long Offset, ProblemCode? No);

/// <summary>
/// Receives the bytes of one request onto the disk, a part at a time, and adds each part as soon as it is safe: a cut line,
/// a killed process or a full disk costs the last part at most. In memory lies one buffer, however large the file.
/// </summary>
internal sealed class TakeBytes(Uploads uploads, FinishUpload finish, CheckFile check, IBlobs blobs, AttachmentSettings settings)
{
    private const int MostParts = 2_000;

    public async Task<TakenBytes> Take(FileRow file, long at, Stream body, CancellationToken ct)
    {
        if (at == file.Size && file.State is AttachmentState.Ready or AttachmentState.Attached)
        {
            return new TakenBytes(at, null); // the answer to the last piece was lost, and it is sent again
        }

        if (file.State != AttachmentState.Uploading || at != file.Received)
        {
            return new TakenBytes(file.Received, AttachmentProblems.WrongOffset);
        }

        if ((await uploads.Parts(file.Id)).Count >= MostParts)
        {
            return new TakenBytes(at, AttachmentProblems.PiecesTooSmall);
        }

        for (var more = true; more && at < file.Size;)
        {
            using var part = new WorkFile(blobs);
            var (size, broken) = await Receive(body, part, Math.Min(settings.PartMegabytes * 1024L * 1024, file.Size - at));
            if (size > 0 && await Add(file, at, size, part) is { } no)
            {
                return new TakenBytes(at, no);
            }

            at += size;
            if (broken is not null)
            {
                throw broken; // what came is kept; nobody is there to hear of it
            }

            more = size == settings.PartMegabytes * 1024L * 1024;
        }

        return await End(file, at, body, ct);
    }

    private async Task<TakenBytes> End(FileRow file, long at, Stream body, CancellationToken ct)
    {
        if (at < file.Size)
        {
            return new TakenBytes(at, null);
        }

        var no = await body.ReadAsync(new byte[1], ct) > 0 ? AttachmentProblems.MoreThanAnnounced : null;
        return new TakenBytes(at, await finish.FromParts(file.Id) ?? no);
    }

    private async Task<ProblemCode?> Add(FileRow file, long at, long size, WorkFile part)
    {
        if (at == 0 && size >= Math.Min(FileSignature.Bytes, file.Size) && RefuseHead(part, file.Size) is { } no)
        {
            await uploads.Refuse(file.Id, no);
            return no;
        }

        return await uploads.Append(file.Id, at, part.Path, size) ? null : AttachmentProblems.WrongOffset;
    }

    private ProblemCode? RefuseHead(WorkFile part, long size)
    {
        using var start = part.OpenRead();
        var head = new byte[FileSignature.Bytes];
        return check.RefuseHead(head.AsSpan(0, start.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)), size);
    }

    // Without a token on purpose: when the line is cut the body ends by itself, and what came before is kept.
    private static async Task<(long Size, Exception? Broken)> Receive(Stream body, WorkFile part, long most)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        await using var target = part.Create();
        try
        {
            for (long size = 0; ;)
            {
                int read;
                try
                {
                    read = size < most ? await body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, most - size))) : 0;
                }
                catch (Exception cut) when (cut is IOException or OperationCanceledException)
                {
                    return (size, cut);
                }

                if (read == 0)
                {
                    return (size, null);
                }

                await target.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
                size += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
