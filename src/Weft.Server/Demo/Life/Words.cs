using Weft.Server.Demo.Plan;

namespace Weft.Server.Demo.Life;

/// <summary>What people say and write in the demo city, from <c>Demo/Data/words.txt</c>.</summary>
internal sealed class Words
{
    private readonly Dictionary<string, List<string>> _sections = [];

    private Words(TextReader text)
    {
        List<string> section = [];
        while (text.ReadLine() is { } line)
        {
            if (line is ['[', .. var key, ']'])
            {
                _sections[key] = section = [];
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                section.Add(line);
            }
        }
    }

    public static Words Read()
    {
        using var text = new StreamReader(typeof(Words).Assembly.GetManifestResourceStream("Weft.Server.Demo.Data.words.txt")!);
        return new Words(text);
    }

    public int Count => _sections.Values.Sum(section => section.Count);

    public bool Has(string key) => _sections.ContainsKey(key);

    public IReadOnlyList<string> All(string key) => _sections[key];

    /// <summary>One of the section's lines, with the names in braces filled in.</summary>
    public string Pick(Dice dice, string key, params ReadOnlySpan<(string Name, string Value)> fill)
    {
        var line = dice.Pick(_sections[key]);
        foreach (var (name, value) in fill)
        {
            line = line.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return line;
    }

    /// <summary>What was done: the item's own words, else those of the body that did it.</summary>
    public string Did(Dice dice, string itemCode, string body) =>
        Pick(dice, Has($"did {itemCode}") ? $"did {itemCode}" : Has($"did {body}") ? $"did {body}" : "did 社区网格工作站");
}
