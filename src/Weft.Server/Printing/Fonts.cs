using SkiaSharp;
using Weft.Server.Http;

namespace Weft.Server.Printing;

/// <summary>Every "no" of printing.</summary>
internal static class PrintingProblems
{
    public static readonly ProblemCode NoChineseFont = new(501, "printing.no-chinese-font",
        "服务器没有中文字体，请安装 fonts-noto-cjk，或在 WEFT_FONT 中给出字体文件。",
        "The server has no Chinese font: install fonts-noto-cjk, or name a font file in WEFT_FONT.");
}

/// <summary>A font with Chinese letters for printing: the one that WEFT_FONT names, else one of the usual packages.</summary>
internal static class Fonts
{
    private static readonly string[] Usual =
    [
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
        "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
        "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
        "/System/Library/Fonts/PingFang.ttc",
        "/System/Library/Fonts/STHeiti Light.ttc",
        "/Library/Fonts/Arial Unicode.ttf",
        @"C:\Windows\Fonts\msyh.ttc",
    ];

    private static readonly Lazy<SKTypeface?> Found = new(Find);

    public static SKTypeface? Chinese => Found.Value;

    private static SKTypeface? Find() =>
        Usual.Prepend(Environment.GetEnvironmentVariable("WEFT_FONT") ?? "").Where(File.Exists).Select(path => SKTypeface.FromFile(path))
            .FirstOrDefault(KnowsChinese);

    private static bool KnowsChinese(SKTypeface? face)
    {
        using var font = face is null ? null : new SKFont(face);
        return font?.GetGlyph('网') is > 0;
    }
}
