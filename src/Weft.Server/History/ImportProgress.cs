using System.Diagnostics;

namespace Weft.Server.History;

/// <summary>Says about once a second how far it is.</summary>
internal sealed class ImportProgress(TextWriter output)
{
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private TimeSpan _said;

    public void Surveyed(long rows) => Say($"已通读 {rows:N0} 行 surveyed");

    public void Imported(long rows, long of) => Say($"已处理 {rows:N0} / {of:N0} 行 rows done");

    private void Say(string what)
    {
        if (_time.Elapsed - _said >= TimeSpan.FromSeconds(1))
        {
            _said = _time.Elapsed;
            output.WriteLine($"{_said.TotalSeconds,6:F0} s  {what}");
        }
    }
}
