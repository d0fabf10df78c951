namespace Weft.Core.Attachments;

/// <summary>What kinds of file are taken, each known by its content and never by its name.</summary>
public enum FileKind
{
    Jpeg,
    Png,
    WebP,
    /// <summary>Kept as a document: no thumbnail and no public copy are made of it.</summary>
    Heic,
    Pdf,
    Docx,
    Xlsx,
    Mp4,
    /// <summary>The container of Apple's cameras.</summary>
    QuickTime,
    M4a,
    Amr,
}

public static class FileKinds
{
    /// <summary>Whether thumbnails and a public copy can be made of it.</summary>
    public static bool IsPhoto(this FileKind kind) => kind is FileKind.Jpeg or FileKind.Png or FileKind.WebP;

    /// <summary>Whether it shows what was there: asked when an item wants a photo as evidence.</summary>
    public static bool IsPicture(this FileKind kind) => kind.IsPhoto() || kind == FileKind.Heic;

    public static string ContentType(this FileKind kind) => kind switch
    {
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        FileKind.WebP => "image/webp",
        FileKind.Heic => "image/heic",
        FileKind.Pdf => "application/pdf",
        FileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileKind.Mp4 => "video/mp4",
        FileKind.QuickTime => "video/quicktime",
        FileKind.M4a => "audio/mp4",
        FileKind.Amr => "audio/amr",
    };

    /// <summary>The endings that fit the kind, the usual one first.</summary>
    public static string[] Endings(this FileKind kind) => kind switch
    {
        FileKind.Jpeg => [".jpg", ".jpeg", ".jpe", ".jfif"],
        FileKind.Png => [".png"],
        FileKind.WebP => [".webp"],
        FileKind.Heic => [".heic", ".heif"],
        FileKind.Pdf => [".pdf"],
        FileKind.Docx => [".docx"],
        FileKind.Xlsx => [".xlsx"],
        FileKind.Mp4 => [".mp4", ".m4v", ".3gp"],
        FileKind.QuickTime => [".mov"],
        FileKind.M4a => [".m4a"],
        FileKind.Amr => [".amr"],
    };
}
