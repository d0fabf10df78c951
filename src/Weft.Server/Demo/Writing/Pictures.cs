using SkiaSharp;
using Weft.Server.Demo.Plan;

namespace Weft.Server.Demo.Writing;

/// <summary>
/// Draws what a photo of a case might show, so plainly that nobody takes it for one: houses, a street and, by the class of the
/// item, what is wrong there; afterwards the same without it and with a tick. No people, no plates, no words.
/// </summary>
internal sealed class Pictures(Dice dice)
{
    public const int Width = 640;
    public const int Height = 480;
    public const int Variants = 3;

    private const float Horizon = 290;

    public byte[] Draw(string classCode, bool done, int variant)
    {
        var scene = dice.Fork($"{classCode} {variant}");
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Ground(surface.Canvas, scene);
        if (!done)
        {
            Trouble(surface.Canvas, classCode, scene);
        }
        else
        {
            Tick(surface.Canvas);
        }

        using var image = surface.Snapshot();
        using var jpeg = image.Encode(SKEncodedImageFormat.Jpeg, 80);
        return jpeg.ToArray();
    }

    private static void Ground(SKCanvas canvas, Dice scene)
    {
        canvas.Clear(new SKColor(205, 224, 238));
        for (var left = -20f; left < Width; left += (float)scene.Between(60, 120))
        {
            var top = (float)scene.Between(70, 220);
            var shade = (byte)scene.Between(150, 215);
            Fill(canvas, new SKRect(left, top, left + 90, Horizon), new SKColor(shade, (byte)(shade - 8), (byte)(shade - 22)));
            for (var floor = top + 14; floor < Horizon - 20; floor += 26)
            {
                Fill(canvas, new SKRect(left + 14, floor, left + 28, floor + 13), new SKColor(110, 130, 150));
                Fill(canvas, new SKRect(left + 50, floor, left + 64, floor + 13), new SKColor(110, 130, 150));
            }
        }

        Fill(canvas, new SKRect(0, Horizon, Width, Height), new SKColor(188, 182, 172));
        Fill(canvas, new SKRect(0, Horizon + 50, Width, Height), new SKColor(96, 98, 102));
        for (var mark = 20f; mark < Width; mark += 110)
        {
            Fill(canvas, new SKRect(mark, 408, mark + 60, 414), new SKColor(235, 235, 225));
        }
    }

    private static void Trouble(SKCanvas canvas, string classCode, Dice scene)
    {
        var (x, y) = ((float)scene.Between(170, 470), (float)scene.Between(350, 420));
        switch (classCode)
        {
            case "01": // a hole in the road
                Round(canvas, x, y, 78, 26, new SKColor(60, 58, 56));
                Round(canvas, x + 6, y + 5, 56, 16, new SKColor(30, 28, 27));
                break;
            case "02": // bags
                for (var bag = 0; bag < 7; bag++)
                {
                    Round(canvas, x + (float)scene.Between(-90, 90), y + (float)scene.Between(-28, 22), 30, 26, Bag(scene));
                }

                break;
            case "03": // stalls on the footway
                for (var stall = -1; stall <= 1; stall++)
                {
                    Fill(canvas, new SKRect(x + (stall * 95) - 36, 300, x + (stall * 95) + 36, 345), new SKColor(150, 110, 70));
                    Fill(canvas, new SKRect(x + (stall * 95) - 46, 270, x + (stall * 95) + 46, 286), Bag(scene));
                }

                break;
            case "04": // smoke and fire
                Round(canvas, x, 250, 46, 60, new SKColor(70, 70, 70, 150));
                Round(canvas, x + 26, 190, 60, 50, new SKColor(90, 90, 90, 110));
                Round(canvas, x, 310, 26, 40, new SKColor(226, 120, 40));
                Round(canvas, x, 322, 13, 24, new SKColor(250, 205, 80));
                break;
            case "05": // dirty water
                Round(canvas, x, y, 150, 38, new SKColor(74, 84, 48));
                Round(canvas, x - 40, y - 6, 26, 10, new SKColor(120, 120, 70));
                Round(canvas, x + 54, y + 6, 34, 9, new SKColor(40, 46, 30));
                break;
            default: // a note on a door
                Fill(canvas, new SKRect(x - 46, 170, x + 46, Horizon + 30), new SKColor(120, 84, 60));
                Fill(canvas, new SKRect(x - 22, 200, x + 22, 244), new SKColor(248, 244, 226));
                break;
        }
    }

    private static SKColor Bag(Dice scene) => scene.Pick([new SKColor(52, 60, 66), new SKColor(176, 62, 52), new SKColor(62, 108, 84), new SKColor(210, 188, 120)]);

    private static void Tick(SKCanvas canvas)
    {
        Round(canvas, 572, 70, 40, 40, new SKColor(56, 142, 60));
        using var line = new SKPaint { Color = SKColors.White, StrokeWidth = 9, IsAntialias = true, StrokeCap = SKStrokeCap.Round };
        canvas.DrawLine(553, 72, 567, 86, line);
        canvas.DrawLine(567, 86, 593, 54, line);
    }

    private static void Fill(SKCanvas canvas, SKRect where, SKColor color)
    {
        using var paint = new SKPaint { Color = color };
        canvas.DrawRect(where, paint);
    }

    private static void Round(SKCanvas canvas, float x, float y, float wide, float high, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawOval(x, y, wide, high, paint);
    }
}
