using System.Buffers.Binary;
using System.Text;

namespace Weft.Core.Tests.Attachments;

/// <summary>Writes EXIF blocks as cameras do, and as broken ones do.</summary>
internal sealed class ExifOf(bool little = true)
{
    private readonly List<(ushort Tag, ushort Type, uint Count, byte[] Value)> _first = [], _exif = [], _gps = [];

    public ExifOf Turned(ushort orientation) => Add(_first, 0x0112, 3, 1, Short(orientation));

    /// <param name="time">As in 2026:03:02 10:15:00.</param>
    public ExifOf TakenAt(string time, string? offset = null)
    {
        Add(_exif, 0x9003, 2, (uint)time.Length + 1, Ascii(time));
        return offset is null ? this : Add(_exif, 0x9011, 2, (uint)offset.Length + 1, Ascii(offset));
    }

    public ExifOf At(double longitude, double latitude)
    {
        Add(_gps, 1, 2, 2, Ascii(latitude < 0 ? "S" : "N"));
        Add(_gps, 2, 5, 3, Degrees(latitude));
        Add(_gps, 3, 2, 2, Ascii(longitude < 0 ? "W" : "E"));
        return Add(_gps, 4, 5, 3, Degrees(longitude));
    }

    /// <summary>Any entry of the folder of places, as a broken camera writes it.</summary>
    public ExifOf Gps(ushort tag, ushort type, uint count, params uint[] values) =>
        Add(_gps, tag, type, count, [.. values.SelectMany(Int)]);

    public byte[] Bytes()
    {
        var first = new List<(ushort, ushort, uint, byte[])>(_first) { (0x8769, 4, 1, Int(0)), (0x8825, 4, 1, Int(0)) };
        var exifAt = 8 + Size(first);
        var gpsAt = exifAt + Size(_exif);
        first[^2] = (0x8769, 4, 1, Int((uint)exifAt));
        first[^1] = (0x8825, 4, 1, Int((uint)gpsAt));

        return [.. Encoding.ASCII.GetBytes(little ? "II" : "MM"), .. Short(42), .. Int(8),
            .. Folder(first, 8), .. Folder(_exif, exifAt), .. Folder(_gps, gpsAt)];
    }

    private ExifOf Add(List<(ushort, ushort, uint, byte[])> folder, ushort tag, ushort type, uint count, byte[] value)
    {
        folder.Add((tag, type, count, value));
        return this;
    }

    // Count, entries of twelve bytes, the place of the next folder; then the values that are longer than four bytes.
    private static int Size(List<(ushort, ushort, uint, byte[] Value)> folder) =>
        2 + folder.Count * 12 + 4 + folder.Sum(entry => entry.Value.Length > 4 ? entry.Value.Length : 0);

    private byte[] Folder(List<(ushort Tag, ushort Type, uint Count, byte[] Value)> folder, int at)
    {
        var entries = new List<byte>(Short((ushort)folder.Count));
        var values = new List<byte>();
        var valuesAt = at + 2 + folder.Count * 12 + 4;
        foreach (var (tag, type, count, value) in folder)
        {
            entries.AddRange([.. Short(tag), .. Short(type), .. Int(count)]);
            entries.AddRange(value.Length > 4 ? Int((uint)(valuesAt + values.Count)) : [.. value, .. new byte[4 - value.Length]]);
            values.AddRange(value.Length > 4 ? value : []);
        }

        return [.. entries, .. Int(0), .. values];
    }

    private byte[] Degrees(double value)
    {
        var seconds = (uint)Math.Round(Math.Abs(value) * 3600 * 1000);
        return [.. new uint[] { seconds / 3_600_000, 1, seconds / 60_000 % 60, 1, seconds % 60_000, 1000 }.SelectMany(Int)];
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text + "\0");

    private byte[] Short(ushort value)
    {
        var bytes = new byte[2];
        if (little) { BinaryPrimitives.WriteUInt16LittleEndian(bytes, value); } else { BinaryPrimitives.WriteUInt16BigEndian(bytes, value); }
        return bytes;
    }

    private byte[] Int(uint value)
    {
        var bytes = new byte[4];
        if (little) { BinaryPrimitives.WriteUInt32LittleEndian(bytes, value); } else { BinaryPrimitives.WriteUInt32BigEndian(bytes, value); }
        return bytes;
    }
}
