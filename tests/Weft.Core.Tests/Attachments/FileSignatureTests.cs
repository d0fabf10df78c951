using System.Text;
using Weft.Core.Attachments;

namespace Weft.Core.Tests.Attachments;

public class FileSignatureTests
{
    [Theory]
    [InlineData("\u00ff\u00d8\u00ff\u00e0..JFIF", FileKind.Jpeg)]
    [InlineData("\u0089PNG\r\n\u001a\n", FileKind.Png)]
    [InlineData("RIFF\u0010\0\0\0WEBPVP8 ", FileKind.WebP)]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0mif1heic", FileKind.Heic)]
    [InlineData("\0\0\0\u0018ftypmif1\0\0\0\0mif1heic", FileKind.Heic)]
    [InlineData("%PDF-1.7\n", FileKind.Pdf)]
    [InlineData("PK\u0003\u0004\u0014\0", FileKind.Docx)]
    [InlineData("\0\0\0\u0018ftypmp42\0\0\0\0mp42isom", FileKind.Mp4)]
    [InlineData("\0\0\0\u0014ftypqt  \0\0\0\0qt  ", FileKind.QuickTime)]
    [InlineData("\0\0\0\u001cftypM4A \0\0\0\0M4A mp42isom", FileKind.M4a)]
    [InlineData("#!AMR\n", FileKind.Amr)]
    [InlineData("#!AMR-WB\n", FileKind.Amr)]
    public void A_file_is_known_by_its_first_bytes(string head, FileKind kind) => Look(head).ShouldBe(kind);

    [Theory]
    [InlineData("")]
    [InlineData("\u00ff\u00d8")]
    [InlineData("MZ\u0090\0")]
    [InlineData("<svg xmlns=")]
    [InlineData("<!doctype html>")]
    [InlineData("GIF89a")]
    [InlineData("RIFF\u0010\0\0\0WAVE")]
    [InlineData("PK\u0005\u0006")]
    [InlineData("\0\0\0\u0014ftypavif\0\0\0\0avif")]
    [InlineData("\u00ff\u00ff\u00ff\u00ffftypzzzz")]
    public void Everything_else_is_not_taken(string head) => Look(head).ShouldBeNull();

    private static FileKind? Look(string head) => FileSignature.Look(Encoding.Latin1.GetBytes(head));
}
