namespace Weft.Server.Catalogue.Sheets;

/// <summary>How much one file may unfold to: a small zip can hold gigabytes, so what comes out is counted while it comes out.</summary>
internal sealed class SheetBudget
{
    private const long MostBytes = 100_000_000;
    private const int MostCells = 1_500_000;

    private long _bytes;
    private int _cells;

    public void TakeCell()
    {
        if (++_cells > MostCells)
        {
            throw new SheetException(CatalogueProblems.SheetTooLarge);
        }
    }

    public Stream Guard(Stream stream) => new Counting(stream, this);

    private void Take(int bytes)
    {
        _bytes += bytes;
        if (_bytes > MostBytes)
        {
            throw new SheetException(CatalogueProblems.SheetTooLarge);
        }
    }

    private sealed class Counting(Stream inner, SheetBudget budget) : Stream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            budget.Take(read);
            return read;
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
