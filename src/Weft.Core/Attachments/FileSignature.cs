namespace Weft.Core.Attachments;

/// <summary>Tells a file by its first bytes, whatever it is called.</summary>
public static class FileSignature
{
    /// <summary>How many bytes a look needs; a shorter file is looked at whole.</summary>
    public const int Bytes = 64;

    /// <summary>
    /// The kind that the first bytes promise, null when it is none that is taken. An office document shows itself only inside
    /// its zip: <see cref="FileKind.Docx"/> stands for "a zip, look inside".
    /// </summary>
    public static FileKind? Look(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => FileKind.Jpeg,
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) => FileKind.Png,
        _ when head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..12].SequenceEqual("WEBP"u8) => FileKind.WebP,
        _ when head.StartsWith("%PDF-"u8) => FileKind.Pdf,
        _ when head.StartsWith("PK\x03\x04"u8) => FileKind.Docx,
        _ when head.StartsWith("#!AMR\n"u8) || head.StartsWith("#!AMR-WB\n"u8) => FileKind.Amr,
        _ when head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) => Media(head),
        _ => null,
    };

    // ISO base media file: size, "ftyp", the major brand, a minor version, then the brands it is also good for.
    private static FileKind? Media(ReadOnlySpan<byte> head)
    {
        var size = Math.Min(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(head), (uint)head.Length);
        if (Brand(head[8..12]) is { } major)
        {
            return major;
        }

        for (var at = 16; at + 4 <= size; at += 4)
        {
            if (Brand(head.Slice(at, 4)) is { } also)
            {
                return also;
            }
        }

        return null;
    }

    private static FileKind? Brand(ReadOnlySpan<byte> brand) => brand switch
    {
        _ when brand.SequenceEqual("qt  "u8) => FileKind.QuickTime,
        _ when brand.SequenceEqual("M4A "u8) || brand.SequenceEqual("M4B "u8) => FileKind.M4a,
        _ when brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("heim"u8)
            || brand.SequenceEqual("heis"u8) || brand.SequenceEqual("hevc"u8) => FileKind.Heic,
        _ when brand.StartsWith("iso"u8) || brand.StartsWith("mp4"u8) || brand.StartsWith("3gp"u8)
            || brand.SequenceEqual("avc1"u8) || brand.SequenceEqual("M4V "u8) || brand.SequenceEqual("dash"u8) => FileKind.Mp4,
        _ => null,
    };
}
