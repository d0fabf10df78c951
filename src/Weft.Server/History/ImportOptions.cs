namespace Weft.Server.History;

/// <summary>The words after <c>weft import cases</c>.</summary>
internal sealed record ImportOptions(string Map, string Data, bool DryRun, string? Rejects, string? By)
{
    public string RejectsFile => Rejects ?? $"{Data}.rejects.csv";

    /// <summary>Null when the words are not right.</summary>
    public static ImportOptions? Parse(IReadOnlyList<string> words)
    {
        string? map = null, data = null, rejects = null, by = null;
        var dryRun = false;
        for (var i = 0; i < words.Count; i++)
        {
            string? Next() => ++i < words.Count ? words[i] : null;
            switch (words[i])
            {
                case "--map":
                    map = Next();
                    break;
                case "--rejects":
                    rejects = Next();
                    break;
                case "--by":
                    by = Next();
                    break;
                case "--dry-run":
                    dryRun = true;
                    break;
                case ['-', '-', ..] setting when setting.Contains('=', StringComparison.Ordinal):
                    break; // a setting of the host
                case ['-', ..]:
                    return null;
                case var file when data is null:
                    data = file;
                    break;
                default:
                    return null;
            }
        }

        return map is null || data is null ? null : new ImportOptions(map, data, dryRun, rejects, by);
    }
}
