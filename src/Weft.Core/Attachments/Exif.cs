using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Weft.Core.Attachments;

/// <summary>
/// Reads time and place from an EXIF block (a TIFF structure; Exif 2.32, CIPA DC-008). Whatever is broken in it is taken as
/// silence, never as an error: a photo with damaged EXIF is still a photo.
/// </summary>
public static class Exif
{
    private const int DateTimeOriginal = 0x9003, OffsetTimeOriginal = 0x9011, ExifFolder = 0x8769, GpsFolder = 0x8825;
    private const int LatitudeRef = 1, Latitude = 2, LongitudeRef = 3, Longitude = 4;

    /// <summary>A camera that writes no offset is taken to show the time of China.</summary>
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static PhotoFacts Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
        {
            return PhotoFacts.None;
        }

        var block = new Block(tiff, tiff[0] == 'I');
        var first = block.UInt32(4);
        var exif = block.Find(first, ExifFolder) is { } to ? block.UInt32(to + 8) : null;
        var gps = block.Find(first, GpsFolder) is { } place ? block.UInt32(place + 8) : null;

        var takenAt = Moment(block.Text(exif, DateTimeOriginal), block.Text(exif, OffsetTimeOriginal));
        var latitude = Degrees(block, gps, Latitude, block.Text(gps, LatitudeRef), "N", "S", 90);
        var longitude = Degrees(block, gps, Longitude, block.Text(gps, LongitudeRef), "E", "W", 180);

        // Cameras without a fix write 0,0, a place in the sea.
        return latitude is null || longitude is null || (latitude == 0 && longitude == 0)
            ? new PhotoFacts(takenAt, null, null)
            : new PhotoFacts(takenAt, longitude, latitude);
    }

    private static DateTimeOffset? Moment(string? local, string? offset)
    {
        if (!DateTime.TryParseExact(local, "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            || time.Year is < 1990 or > 9000)
        {
            return null;
        }

        var ahead = offset is { Length: 6 } && offset[0] is '+' or '-'
            && TimeSpan.TryParseExact(offset[1..], @"hh\:mm", CultureInfo.InvariantCulture, out var hours) && hours <= TimeSpan.FromHours(14)
                ? (offset[0] == '-' ? -hours : hours)
                : China;
        return new DateTimeOffset(time, ahead);
    }

    private static double? Degrees(Block block, uint? folder, int tag, string? side, string positive, string negative, double limit)
    {
        if (side != positive && side != negative)
        {
            return null;
        }

        var parts = block.Rationals(folder, tag);
        if (parts is not [var degrees, var minutes, var seconds] || minutes is < 0 or > 60 || seconds is < 0 or > 60)
        {
            return null;
        }

        var value = degrees + minutes / 60 + seconds / 3600;
        return value >= 0 && value <= limit ? (side == negative ? -value : value) : null;
    }

    private readonly ref struct Block(ReadOnlySpan<byte> bytes, bool little)
    {
        private const int Ascii = 2, Rational = 5;

        // One past a folder's end would wrap around in an int: positions stay unsigned and are checked before each look.
        private readonly ReadOnlySpan<byte> _bytes = bytes;

        public uint? UInt32(uint? at) => at is { } from && from <= _bytes.Length - 4
            ? (little ? BinaryPrimitives.ReadUInt32LittleEndian(_bytes[(int)from..]) : BinaryPrimitives.ReadUInt32BigEndian(_bytes[(int)from..]))
            : null;

        private int? UInt16(uint? at) => at is { } from && from <= _bytes.Length - 2
            ? (little ? BinaryPrimitives.ReadUInt16LittleEndian(_bytes[(int)from..]) : BinaryPrimitives.ReadUInt16BigEndian(_bytes[(int)from..]))
            : null;

        /// <summary>Where the entry of a tag stands in a folder: tag, type, count, value or its place.</summary>
        public uint? Find(uint? folder, int tag)
        {
            var entries = UInt16(folder) ?? 0;
            for (var entry = 0; entry < entries; entry++)
            {
                var at = folder!.Value + 2 + (uint)entry * 12;
                if (UInt16(at) is not { } found)
                {
                    return null;
                }

                if (found == tag)
                {
                    return at;
                }
            }

            return null;
        }

        public string? Text(uint? folder, int tag)
        {
            if (Find(folder, tag) is not { } at || UInt16(at + 2) != Ascii || UInt32(at + 4) is not { } count || count is 0 or > 64)
            {
                return null;
            }

            var from = count <= 4 ? at + 8 : UInt32(at + 8);
            return from is { } start && start <= _bytes.Length - count && start + (long)count <= _bytes.Length
                ? Encoding.ASCII.GetString(_bytes.Slice((int)start, (int)count)).TrimEnd('\0', ' ')
                : null;
        }

        public double[] Rationals(uint? folder, int tag)
        {
            if (Find(folder, tag) is not { } at || UInt16(at + 2) != Rational || UInt32(at + 4) != 3 || UInt32(at + 8) is not { } start)
            {
                return [];
            }

            var values = new double[3];
            for (uint i = 0; i < 3; i++)
            {
                // Seconds are often written as 0/0.
                if (start > _bytes.Length || UInt32(start + i * 8) is not { } above || UInt32(start + i * 8 + 4) is not { } below || (below == 0 && above != 0))
                {
                    return [];
                }

                values[i] = below == 0 ? 0 : (double)above / below;
            }

            return values;
        }
    }
}
