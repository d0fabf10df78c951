using Weft.Server.History.Rows;

namespace Weft.Server.History.Maps;

/// <summary>A rule with its columns found in the header. <paramref name="Columns"/> is what a reject names.</summary>
internal sealed record BoundValue(string Columns, Func<DataRow, RowFaults, string?> Read)
{
    public static BoundValue? Bind(ValueRule? rule, IReadOnlyList<string> header) => rule is null ? null : Bind(rule, new Header(header));

    private sealed record Header(IReadOnlyList<string> Names)
    {
        private readonly List<string> _used = [];

        public string Used => string.Join(" + ", _used);

        public int Find(string name)
        {
            for (var i = 0; i < Names.Count; i++)
            {
                if (Names[i] == name)
                {
                    if (!_used.Contains(name))
                    {
                        _used.Add(name);
                    }

                    return i;
                }
            }

            throw new CannotStartException(
                $"映射里的列“{name}”不在数据里，数据的列有：{string.Join("、", Names)}",
                $"The mapping names the column \"{name}\", which the data has not; it has: {string.Join(", ", Names)}");
        }
    }

    private static BoundValue Bind(ValueRule rule, Header header)
    {
        var read = Reader(rule, header);
        return new BoundValue(header.Used, read);
    }

    private static Func<DataRow, RowFaults, string?> Reader(ValueRule rule, Header header) => rule switch
    {
        ValueRule.Text text => OfTemplate(text.Template, header),
        ValueRule.First first => OfFirst([.. first.Of.Select(one => Reader(one, header))]),
        ValueRule.Chosen chosen => OfChosen(chosen, header),
        _ => throw new InvalidOperationException($"No reader for {rule.GetType().Name}."),
    };

    private static Func<DataRow, RowFaults, string?> OfFirst(Func<DataRow, RowFaults, string?>[] readers) => (row, faults) =>
    {
        foreach (var read in readers)
        {
            if (read(row, faults) is { } value)
            {
                return value;
            }
        }

        return null;
    };

    private static Func<DataRow, RowFaults, string?> OfChosen(ValueRule.Chosen chosen, Header header)
    {
        var conditions = (chosen.When ?? []).Select(pair => (Column: header.Find(pair.Key), Values: pair.Value.ToHashSet(StringComparer.Ordinal))).ToArray();
        var from = Bind(chosen.From, new Header(header.Names));
        _ = Reader(chosen.From, header); // so that its columns are named for the whole rule too
        var otherwise = chosen.Otherwise is null ? null : Reader(chosen.Otherwise, header);
        var map = chosen.Map;
        return (row, faults) =>
        {
            foreach (var (column, values) in conditions)
            {
                if (!values.Contains(row.Raw(column)))
                {
                    return null;
                }
            }

            var said = from.Read(row, faults);
            if (map is null)
            {
                return said ?? otherwise?.Invoke(row, faults);
            }

            if (said is not null && map.TryGetValue(said, out var meant))
            {
                return meant.Length == 0 ? null : meant;
            }

            if (otherwise is not null || said is null)
            {
                return otherwise?.Invoke(row, faults);
            }

            faults.Add(RowFaultKind.ValueNotInMap, from.Columns, said);
            return null;
        };
    }

    // "{street} {house}": there when one of its columns is; a text without columns always is.
    private static Func<DataRow, RowFaults, string?> OfTemplate(string template, Header header)
    {
        var parts = new List<(string? Words, int Column)>();
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf('{', at);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                parts.Add((template[at..], -1));
                break;
            }

            if (open > at)
            {
                parts.Add((template[at..open], -1));
            }

            parts.Add((null, header.Find(template[(open + 1)..close])));
            at = close + 1;
        }

        var columns = parts.Where(part => part.Words is null).Select(part => part.Column).ToArray();
        if (columns.Length == 0)
        {
            return (_, _) => template.Length == 0 ? null : template;
        }

        if (parts.Count == 1)
        {
            var only = columns[0];
            return (row, _) => row.Cell(only);
        }

        return (row, _) => Array.TrueForAll(columns, column => row.Cell(column) is null)
            ? null
            : string.Concat(parts.Select(part => part.Words ?? row.Cell(part.Column))).Trim();
    }
}
