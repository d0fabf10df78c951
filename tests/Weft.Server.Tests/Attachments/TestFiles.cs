using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using MiniExcelLibs;
using SkiaSharp;
using Weft.Core.Tests.Attachments;

namespace Weft.Server.Tests.Attachments;

/// <summary>Files as people send them, each made here.</summary>
internal static class TestFiles
{
    /// <summary>Red at the left, blue at the right, as it is stored: what turning does is seen by the colours. The seed makes another content of the same picture.</summary>
    public static byte[] Jpeg(int width = 640, int height = 480, ExifOf? exif = null, int seed = 0)
    {
        var plain = Drawn(width, height, SKEncodedImageFormat.Jpeg);
        byte[] comment = [0xFF, 0xFE, 0, 6, .. BigEndian((uint)seed)];
        byte[] block = exif is null ? [] : [.. "Exif\0\0"u8, .. exif.Bytes()];
        byte[] segment = exif is null ? [] : [0xFF, 0xE1, .. BigEndian((ushort)(block.Length + 2)), .. block];
        return [.. plain[..2], .. segment, .. comment, .. plain[2..]];
    }

    public static byte[] Png(int width = 64, int height = 48, ExifOf? exif = null)
    {
        var plain = Drawn(width, height, SKEncodedImageFormat.Png);
        return exif is null ? plain : [.. plain[..33], .. Chunk("eXIf", exif.Bytes()), .. plain[33..]];
    }

    public static byte[] WebP(ExifOf? exif = null)
    {
        var plain = Drawn(64, 48, SKEncodedImageFormat.Webp);
        if (exif is null)
        {
            return plain;
        }

        var block = exif.Bytes();
        byte[] chunk = [.. "EXIF"u8, .. LittleEndian((uint)block.Length), .. block, .. new byte[block.Length & 1]];
        // A file with more than a picture begins with VP8X: flags (EXIF), width - 1 and height - 1.
        byte[] head = [.. "VP8X"u8, .. LittleEndian(10), 0x08, 0, 0, 0, 63, 0, 0, 47, 0, 0];
        byte[] all = [.. "WEBP"u8, .. head, .. plain[12..], .. chunk];
        return [.. "RIFF"u8, .. LittleEndian((uint)all.Length), .. all];
    }

    /// <summary>A few bytes that say they are a picture of many gigabytes.</summary>
    public static byte[] PixelBomb() =>
        [.. Png()[..8], .. Chunk("IHDR", [.. BigEndian(60_000u), .. BigEndian(60_000u), 8, 6, 0, 0, 0]), .. Chunk("IDAT", [0x78, 0x9C, 3, 0, 0, 0, 0, 1]), .. Chunk("IEND", [])];

    public static byte[] Pdf(int padding = 0) => Encoding.ASCII.GetBytes($"%PDF-1.4\n%{new string('x', padding)}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    public static byte[] Docx(params (string Name, string Text)[] more) => Zip([
        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""),
        ("word/document.xml", "<w:document/>"), .. more]);

    public static byte[] Xlsx()
    {
        using var file = new MemoryStream();
        file.SaveAs(new[] { new { 事项 = "路灯不亮", 数量 = 3 } });
        return file.ToArray();
    }

    public static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return file.ToArray();
    }

    /// <summary>A video as far as its first box; the rest is noise of a given size.</summary>
    public static byte[] Mp4(int size, int seed = 1)
    {
        var bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        byte[] head = [.. BigEndian(24u), .. "ftypmp42"u8, 0, 0, 0, 0, .. "mp42isom"u8];
        head.CopyTo(bytes, 0);
        return bytes;
    }

    public static byte[] Heic() => [.. BigEndian(24u), .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[64]];

    public static byte[] M4a() => [.. BigEndian(24u), .. "ftypM4A "u8, 0, 0, 0, 0, .. "M4A mp42"u8, .. new byte[64]];

    public static byte[] Amr() => [.. "#!AMR\n"u8, .. new byte[64]];

    private static byte[] Drawn(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        using var blue = new SKPaint { Color = SKColors.Blue };
        canvas.Clear(SKColors.Red);
        canvas.DrawRect(width / 2f, 0, width / 2f, height, blue);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        return [.. BigEndian((uint)data.Length), .. named, .. BigEndian(Crc32(named))];
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }

    private static byte[] BigEndian(ushort value) => [(byte)(value >> 8), (byte)value];

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] LittleEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}
