using SkiaSharp;

namespace Weft.Server.Attachments;

/// <summary>What the header of a picture says, before anything is unpacked: pixels as it is shown, upright.</summary>
internal sealed record PhotoSize(int Width, int Height)
{
    public long Pixels => (long)Width * Height;
}

/// <summary>
/// Makes the small copies of a photo. They are drawn anew from its pixels, upright and in sRGB, so that nothing else of the
/// original is in them: no place, no time, no device, no embedded thumbnail.
/// </summary>
internal static class PhotoCopies
{
    /// <summary>Longest sides in pixels: a list, and a look.</summary>
    public static readonly int[] Sides = [320, 1280];

    private const int Quality = 82;
    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <summary>Null when it is no picture that can be unpacked.</summary>
    public static PhotoSize? ReadSize(string file)
    {
        using var codec = SKCodec.Create(file);
        return codec switch
        {
            null => null,
            { EncodedOrigin: >= SKEncodedOrigin.LeftTop } => new PhotoSize(codec.Info.Height, codec.Info.Width),
            _ => new PhotoSize(codec.Info.Width, codec.Info.Height),
        };
    }

    /// <summary>Writes the copy of each side by <paramref name="open"/>; false when the picture is damaged.</summary>
    public static bool Make(string file, Func<int, Stream> open)
    {
        using var codec = SKCodec.Create(file);
        if (codec is null || Unpack(codec) is not { } pixels)
        {
            return false;
        }

        using (pixels)
        {
            foreach (var side in Sides.OrderDescending())
            {
                using var copy = Draw(pixels, codec.EncodedOrigin, side);
                using var target = open(side);
                using var data = copy.PeekPixels().Encode(new SKJpegEncoderOptions(Quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore))!;
                data.SaveTo(target);
            }
        }

        return true;
    }

    // A JPEG can be unpacked at an eighth, a quarter, a half: a hundred megapixels never lie in memory whole.
    private static SKBitmap? Unpack(SKCodec codec)
    {
        var longest = Math.Max(codec.Info.Width, codec.Info.Height);
        var size = codec.GetScaledDimensions(Math.Min(1f, (float)Sides.Max() / longest));
        if (Math.Max(size.Width, size.Height) < Math.Min(longest, Sides.Max()))
        {
            size = codec.GetScaledDimensions(Math.Min(1f, 2f * Sides.Max() / longest));
        }

        var pixels = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(pixels.Info, pixels.GetPixels()) == SKCodecResult.Success)
        {
            return pixels;
        }

        pixels.Dispose();
        return null;
    }

    private static SKBitmap Draw(SKBitmap pixels, SKEncodedOrigin origin, int side)
    {
        var turned = origin >= SKEncodedOrigin.LeftTop;
        var (width, height) = turned ? (pixels.Height, pixels.Width) : (pixels.Width, pixels.Height);
        var scale = Math.Min(1f, (float)side / Math.Max(width, height));
        // No colour space: the encoder would embed a profile, and sRGB is what a file without one means.
        var copy = new SKBitmap(new SKImageInfo(
            Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)), SKColorType.Rgba8888, SKAlphaType.Opaque));

        using var canvas = new SKCanvas(copy);
        using var image = SKImage.FromBitmap(pixels);
        canvas.Clear(SKColors.White);
        canvas.Scale((float)copy.Width / width, (float)copy.Height / height);
        canvas.Concat(Upright(origin, pixels.Width, pixels.Height));
        canvas.DrawImage(image, 0, 0, Smooth);
        return copy;
    }

    // x' = a x + c y + e, y' = b x + d y + f: where each corner of the stored picture belongs.
    private static SKMatrix Upright(SKEncodedOrigin origin, float w, float h) => origin switch
    {
        SKEncodedOrigin.TopLeft => SKMatrix.Identity,
        SKEncodedOrigin.TopRight => Matrix(-1, 0, w, 0, 1, 0),
        SKEncodedOrigin.BottomRight => Matrix(-1, 0, w, 0, -1, h),
        SKEncodedOrigin.BottomLeft => Matrix(1, 0, 0, 0, -1, h),
        SKEncodedOrigin.LeftTop => Matrix(0, 1, 0, 1, 0, 0),
        SKEncodedOrigin.RightTop => Matrix(0, -1, h, 1, 0, 0),
        SKEncodedOrigin.RightBottom => Matrix(0, -1, h, -1, 0, w),
        SKEncodedOrigin.LeftBottom => Matrix(0, 1, 0, -1, 0, w),
        _ => SKMatrix.Identity,
    };

    private static SKMatrix Matrix(float xx, float xy, float x, float yx, float yy, float y) => new(xx, xy, x, yx, yy, y, 0, 0, 1);
}
