using System.Buffers.Binary;
using System.Text;
using Weft.Core.Attachments;

namespace Weft.Server.Attachments;

/// <summary>Finds the EXIF block in the container of a photo. Seeks from chunk to chunk; holds the block alone in memory.</summary>
internal static class ExifBlock
{
    private const int Largest = 256 * 1024;

    public static PhotoFacts Facts(Stream photo, FileKind kind)
    {
        photo.Position = 0;
        try
        {
            var block = kind switch
            {
                FileKind.Jpeg => InJpeg(photo),
                FileKind.Png => InPng(photo),
                FileKind.WebP => InWebP(photo),
                _ => null,
            };
            return block is null ? PhotoFacts.None : Exif.Read(block);
        }
        catch (EndOfStreamException)
        {
            return PhotoFacts.None; // cut short: whether it is a photo at all is asked elsewhere
        }
    }

    // Segments: FF, marker, length with itself; the first with the name "Exif\0\0" before the picture begins (FFDA).
    private static byte[]? InJpeg(Stream photo)
    {
        photo.Position = 2;
        Span<byte> head = stackalloc byte[4];
        while (true)
        {
            photo.ReadExactly(head);
            var length = BinaryPrimitives.ReadUInt16BigEndian(head[2..]);
            if (head[0] != 0xFF || head[1] is 0xDA or 0xD9 || length < 2)
            {
                return null;
            }

            if (head[1] == 0xE1 && length > 8 && Take(photo, length - 2) is var segment && segment.AsSpan().StartsWith("Exif\0\0"u8))
            {
                return segment[6..];
            }

            photo.Position += head[1] == 0xE1 && length > 8 ? 0 : length - 2;
        }
    }

    // Chunks: length, name, data, checksum.
    private static byte[]? InPng(Stream photo)
    {
        photo.Position = 8;
        Span<byte> head = stackalloc byte[8];
        while (true)
        {
            photo.ReadExactly(head);
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            switch (Encoding.ASCII.GetString(head[4..]))
            {
                case "eXIf" when length <= Largest:
                    return Take(photo, (int)length);
                case "IEND":
                    return null;
                default:
                    photo.Position += length + 4L;
                    break;
            }
        }
    }

    // RIFF chunks: name, length, data, padded to even. Some writers put JPEG's "Exif\0\0" before the block.
    private static byte[]? InWebP(Stream photo)
    {
        photo.Position = 12;
        Span<byte> head = stackalloc byte[8];
        while (true)
        {
            photo.ReadExactly(head);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            if (head[..4].SequenceEqual("EXIF"u8) && length <= Largest)
            {
                var block = Take(photo, (int)length);
                return block.AsSpan().StartsWith("Exif\0\0"u8) ? block[6..] : block;
            }

            photo.Position += length + (length & 1);
        }
    }

    private static byte[] Take(Stream photo, int length)
    {
        var bytes = new byte[length];
        photo.ReadExactly(bytes);
        return bytes;
    }
}
