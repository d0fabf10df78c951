using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using Weft.Core.Attachments;
using Weft.Server.Attachments;
using Weft.Server.Attachments.Blobs;
using Weft.Server.Demo.Life;
using Weft.Server.Demo.Plan;

namespace Weft.Server.Demo.Writing;

/// <summary>Stores the few drawn pictures once and hangs them on the cases as the photos of their steps.</summary>
internal sealed class PhotosWriter(IBlobs blobs, DateTimeOffset now, Dice dice)
{
    private sealed record Picture(byte[] Sha256, long Size);

    private sealed record File(PlannedCase Case, PlannedPhoto Photo, Picture Picture);

    private static readonly BinaryCopy<File> Files = new(
        "attachments.files",
        ("id", NpgsqlDbType.Uuid, file => file.Photo.Id),
        ("owner_id", NpgsqlDbType.Uuid, file => file.Photo.TakenBy),
        ("token_hash", NpgsqlDbType.Bytea, file => file.Photo.TakenBy is null ? SHA256.HashData(file.Photo.Id.ToByteArray()) : null),
        ("file_name", NpgsqlDbType.Text, file => file.Photo.Done ? "处置后.jpg" : "现场.jpg"),
        ("state", NpgsqlDbType.Text, _ => nameof(AttachmentState.Attached)),
        ("size", NpgsqlDbType.Bigint, file => file.Picture.Size),
        ("received", NpgsqlDbType.Bigint, file => file.Picture.Size),
        ("sha256", NpgsqlDbType.Bytea, file => file.Picture.Sha256),
        ("kind", NpgsqlDbType.Text, _ => nameof(FileKind.Jpeg)),
        ("width", NpgsqlDbType.Integer, _ => Pictures.Width),
        ("height", NpgsqlDbType.Integer, _ => Pictures.Height),
        ("attached_to", NpgsqlDbType.Uuid, file => file.Case.File.Id),
        ("attached_at", NpgsqlDbType.TimestampTz, file => file.Photo.At),
        ("created_at", NpgsqlDbType.TimestampTz, file => file.Photo.At),
        ("changed_at", NpgsqlDbType.TimestampTz, file => file.Photo.At));

    private readonly Pictures _pictures = new(dice.Fork("pictures"));
    private readonly Dictionary<(string, bool, int), Picture> _stored = [];

    public async Task Write(NpgsqlConnection connection, IReadOnlyCollection<PlannedCase> cases, CancellationToken ct)
    {
        var files = new List<File>();
        foreach (var (played, photo) in cases.SelectMany(played => played.Photos.Select(photo => (played, photo))))
        {
            files.Add(new File(played, photo, await Store(connection, (photo.ClassCode, photo.Done, dice.Below(Pictures.Variants)), ct)));
        }

        await Files.Write(connection, files, ct);
    }

    private async Task<Picture> Store(NpgsqlConnection connection, (string ClassCode, bool Done, int Variant) which, CancellationToken ct)
    {
        if (_stored.TryGetValue(which, out var known))
        {
            return known;
        }

        var bytes = _pictures.Draw(which.ClassCode, which.Done, which.Variant);
        var picture = new Picture(SHA256.HashData(bytes), bytes.Length);
        await Keep(picture, bytes, ct);

        await using var content = new NpgsqlCommand(
            "insert into attachments.contents (sha256, size, stored_at) values ($1, $2, $3) on conflict (sha256) do update set stored_at = $3", connection);
        content.Parameters.AddWithValue(picture.Sha256);
        content.Parameters.AddWithValue(picture.Size);
        content.Parameters.AddWithValue(now.ToUniversalTime());
        await content.ExecuteNonQueryAsync(ct);
        return _stored[which] = picture;
    }

    private async Task Keep(Picture picture, byte[] bytes, CancellationToken ct)
    {
        Directory.CreateDirectory(blobs.WorkFolder);
        var folder = Directory.CreateDirectory(Path.Combine(blobs.WorkFolder, $"demo-{Guid.NewGuid():n}"));
        try
        {
            string Named(int side) => Path.Combine(folder.FullName, $"{side}.jpg");
            var original = Named(0);
            await System.IO.File.WriteAllBytesAsync(original, bytes, ct);
            PhotoCopies.Make(original, side => System.IO.File.Create(Named(side)));
            foreach (var side in PhotoCopies.Sides)
            {
                await blobs.Keep(Contents.CopyOf(picture.Sha256, side), Named(side), ct);
            }

            await blobs.Keep(Contents.KeyOf(picture.Sha256), original, ct);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
