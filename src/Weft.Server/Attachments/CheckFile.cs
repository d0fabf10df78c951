using Weft.Core.Attachments;
using Weft.Server.Http;

namespace Weft.Server.Attachments;

/// <summary>What a whole file turned out to be.</summary>
internal sealed record CheckedFile(FileKind Kind, PhotoSize? Size, PhotoFacts Facts);

/// <summary>Judges files by their content: which kind, how large, how many pixels, whole or cut short.</summary>
internal sealed class CheckFile(AttachmentSettings settings)
{
    /// <summary>What the first bytes already forbid, so that nobody sends 400 megabytes to hear no at the end.</summary>
    public ProblemCode? RefuseHead(ReadOnlySpan<byte> head, long size) => FileSignature.Look(head) switch
    {
        null => AttachmentProblems.KindNotTaken,
        FileKind.Docx => RefuseSize([FileKind.Docx, FileKind.Xlsx], size),
        { } kind => RefuseSize([kind], size),
    };

    public (CheckedFile? File, ProblemCode? No) Check(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024);
        var head = new byte[FileSignature.Bytes];
        var kind = FileSignature.Look(head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
        if (kind == FileKind.Docx)
        {
            kind = OfficeFile.Look(file);
        }

        return kind switch
        {
            null => (null, AttachmentProblems.KindNotTaken),
            { } known when RefuseSize([known], file.Length) is { } no => (null, no),
            { } photo when photo.IsPhoto() => CheckPhoto(file, path, photo),
            FileKind.Pdf when !EndsAsPdf(file) => (null, AttachmentProblems.Damaged),
            { } other => (new CheckedFile(other, null, PhotoFacts.None), null),
        };
    }

    private (CheckedFile?, ProblemCode?) CheckPhoto(FileStream file, string path, FileKind kind) => PhotoCopies.ReadSize(path) switch
    {
        null => (null, AttachmentProblems.Damaged),
        { } size when size.Pixels > settings.Limits[kind].Pixels => (null, AttachmentProblems.TooManyPixels),
        { } size => (new CheckedFile(kind, size, ExifBlock.Facts(file, kind)), null),
    };

    private ProblemCode? RefuseSize(ReadOnlySpan<FileKind> kinds, long size)
    {
        foreach (var kind in kinds)
        {
            if (size <= settings.Limits[kind].Bytes)
            {
                return null;
            }
        }

        return AttachmentProblems.TooLarge;
    }

    // The trailer stands within the last kilobyte (ISO 32000 leaves it there; Acrobat looks no further either).
    private static bool EndsAsPdf(FileStream file)
    {
        var tail = new byte[Math.Min(1024, file.Length)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        return tail.AsSpan().IndexOf("%%EOF"u8) >= 0;
    }
}
