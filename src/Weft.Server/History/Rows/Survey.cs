using Weft.Core.Cases;

namespace Weft.Server.History.Rows;

/// <summary>Everything that a data file names, each once: what the city must have before its first case comes in.</summary>
internal sealed class Survey
{
    private readonly Dictionary<string, Seen<ItemName>> _items = [];
    private readonly Dictionary<string, Seen<UnitName>> _units = [];
    private readonly Dictionary<string, IReadOnlyList<LevelName>> _places = [];

    public Tally Tally { get; } = new();

    /// <summary>When the oldest case was reported.</summary>
    public DateTimeOffset? Since { get; private set; }

    public IEnumerable<IReadOnlyList<LevelName>> Places => _places.Values;

    /// <summary>Each under the name that most rows give it, in the order of their keys.</summary>
    public IEnumerable<ItemName> Items => _items.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value.Usual);

    public IEnumerable<UnitName> Units => _units.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value.Usual);

    /// <summary>Reads the whole file. Rows with faults are not of the city: they will not come in.</summary>
    public static Survey Of(DataFile data, RowReader reader, Action<long> progress, CancellationToken ct)
    {
        var survey = new Survey();
        while (data.Next() is { } row)
        {
            ct.ThrowIfCancellationRequested();
            var faults = new RowFaults();
            if (reader.Read(row, faults) is { } facts)
            {
                survey.Add(facts);
            }
            else
            {
                survey.Tally.Reject(row.Row, faults);
            }

            progress(row.Row - 1);
        }

        return survey;
    }

    public static string KeyOf(IReadOnlyList<LevelName> levels) =>
        string.Join(ItemName.Separator, levels.Select(level => $"{level.Level}{ItemName.Separator}{level.Code ?? level.Name}"));

    private void Add(RowFacts facts)
    {
        Since = Since is { } since && since <= facts.Times.Reported ? since : facts.Times.Reported;
        _places.TryAdd(KeyOf(facts.Levels), facts.Levels);
        if (facts.Item is { } item)
        {
            Count(_items, item.Key, item);
        }

        if (facts.Unit is { } unit)
        {
            Count(_units, unit.Key, unit);
        }

        var ended = facts.Times.Done is not null || facts.Stage > CaseStage.Responded;
        var computed = facts.Times.ComputedInTime;
        Tally.Take(ended, ended ? computed ?? facts.InTime : null, computed, facts.InTime);
    }

    private static void Count<T>(Dictionary<string, Seen<T>> all, string key, T name)
        where T : notnull
    {
        if (!all.TryGetValue(key, out var seen))
        {
            all.Add(key, seen = new Seen<T>());
        }

        seen.Add(name);
    }

    private sealed class Seen<T>
        where T : notnull
    {
        private readonly Dictionary<T, int> _times = [];

        public T Usual => _times.MaxBy(one => one.Value).Key;

        public void Add(T name) => _times[name] = _times.GetValueOrDefault(name) + 1;
    }
}
