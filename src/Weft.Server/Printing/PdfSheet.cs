using SkiaSharp;

namespace Weft.Server.Printing;

/// <summary>A4 pages of headings, lines and tables, top to bottom; a new page begins by itself. Measures are points (1/72 inch).</summary>
internal sealed class PdfSheet : IDisposable
{
    private const float Width = 595, Height = 842, Margin = 48, Leading = 1.5f;

    private readonly MemoryStream _bytes = new();
    private readonly SKDocument _document;
    private readonly SKTypeface _face;
    private readonly SKPaint _ink = new() { Color = SKColors.Black, IsAntialias = true };
    private SKCanvas? _page;
    private float _y;

    public PdfSheet(SKTypeface face, string title)
    {
        _face = face;
        _document = SKDocument.CreatePdf(_bytes, new SKDocumentPdfMetadata { Title = title, Producer = "Weft" });
    }

    public void Heading(string text, float size = 16)
    {
        Text(text, size);
        _y += size * 0.4f;
    }

    public void Text(string text, float size = 10, SKColor? color = null)
    {
        using var font = new SKFont(_face, size);
        foreach (var line in Wrap(text, font, Width - (2 * Margin)))
        {
            Room(size * Leading);
            _y += size * Leading;
            Draw(line, Margin, font, color);
        }
    }

    /// <summary>A table; each column has its share of the width, each row the height of its longest cell.</summary>
    public void Table(IReadOnlyList<float> shares, IEnumerable<IReadOnlyList<(string Text, SKColor? Color)>> rows, float size = 8.5f)
    {
        using var font = new SKFont(_face, size);
        using var rule = new SKPaint { Color = new SKColor(0xBB, 0xBB, 0xBB), StrokeWidth = 0.5f };
        var unit = (Width - (2 * Margin)) / shares.Sum();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, i) => Wrap(cell.Text, font, (shares[i] * unit) - 6).ToArray()).ToArray();
            var height = (cells.Max(lines => lines.Length) * size * Leading) + 4;
            Room(height);
            var x = Margin;
            for (var i = 0; i < cells.Length; i++)
            {
                var y = _y;
                foreach (var line in cells[i])
                {
                    y += size * Leading;
                    _page!.DrawText(line, x + 3, y, SKTextAlign.Left, font, Ink(row[i].Color));
                }

                x += shares[i] * unit;
            }

            _y += height;
            _page!.DrawLine(Margin, _y, Width - Margin, _y, rule);
        }
    }

    public byte[] ToBytes()
    {
        EndPage();
        _document.Close();
        return _bytes.ToArray();
    }

    public void Dispose()
    {
        _document.Dispose();
        _ink.Dispose();
        _bytes.Dispose();
    }

    private void Room(float height)
    {
        if (_page is not null && _y + height > Height - Margin)
        {
            EndPage();
        }

        if (_page is null)
        {
            _page = _document.BeginPage(Width, Height);
            _y = Margin;
        }
    }

    private void EndPage()
    {
        if (_page is not null)
        {
            _document.EndPage();
            _page = null;
        }
    }

    private void Draw(string line, float x, SKFont font, SKColor? color) => _page!.DrawText(line, x, _y, SKTextAlign.Left, font, Ink(color));

    private SKPaint Ink(SKColor? color)
    {
        _ink.Color = color ?? SKColors.Black;
        return _ink;
    }

    private static IEnumerable<string> Wrap(string text, SKFont font, float width)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            var rest = paragraph;
            do
            {
                var fits = rest.Length == 0 ? 0 : Math.Max(1, font.BreakText(rest, width));
                yield return rest[..fits];
                rest = rest[fits..];
            }
            while (rest.Length > 0);
        }
    }
}
