using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Weft.Server.Privacy;

/// <summary>
/// The keys that close personal data: from the configuration (<c>Privacy:Keys:NAME</c> and <c>Privacy:SearchKey</c>, base64 of
/// 32 bytes, the last name in order closes), else made once and kept in <c>keys.json</c> in the data folder, readable by its owner only.
/// </summary>
internal sealed class KeyRing
{
    private sealed record Stored(string SearchKey, Dictionary<string, string> Keys);

    private readonly SortedDictionary<string, byte[]> _keys = new(StringComparer.Ordinal);

    public KeyRing(IConfiguration configuration)
    {
        var keys = configuration.GetSection("Privacy:Keys").GetChildren().ToDictionary(key => key.Key, key => key.Value ?? "");
        var stored = (keys.Count, configuration["Privacy:SearchKey"]) switch
        {
            (0, null or "") => FromFolder(configuration["Weft:DataFolder"] ?? "./data"),
            ( > 0, { Length: > 0 } search) => new Stored(search, keys),
            _ => throw new InvalidOperationException("Privacy:Keys and Privacy:SearchKey are set together or not at all."),
        };

        SearchKey = Bytes("Privacy:SearchKey", stored.SearchKey);
        foreach (var (name, key) in stored.Keys)
        {
            _keys[name] = !name.Contains('.') ? Bytes($"Privacy:Keys:{name}", key)
                : throw new InvalidOperationException("The name of a privacy key holds no dot.");
        }

        Current = _keys.Keys.Last();
    }

    public string Current { get; }

    /// <summary>Never rotated: hashes made with it are what exact search finds.</summary>
    public byte[] SearchKey { get; }

    public byte[] Key(string name) => _keys.TryGetValue(name, out var key)
        ? key
        : throw new InvalidOperationException($"The privacy key \"{name}\" is missing: personal data closed with it cannot be opened.");

    private static byte[] Bytes(string setting, string base64)
    {
        var key = new byte[32];
        return Convert.TryFromBase64String(base64, key, out var length) && length == 32
            ? key
            : throw new InvalidOperationException($"{setting} must be the base64 of 32 bytes.");
    }

    private static Stored FromFolder(string folder)
    {
        var path = Path.Combine(folder, "keys.json");
        if (!File.Exists(path))
        {
            Make(folder, path);
        }

        return JsonSerializer.Deserialize<Stored>(File.ReadAllText(path))
            ?? throw new InvalidOperationException($"{path} holds no keys.");
    }

    // Two processes may start at once: whoever moves its file first has made the keys, whole.
    private static void Make(string folder, string path)
    {
        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, $"keys.{Guid.NewGuid():n}");
        using (var file = new FileStream(draft, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            JsonSerializer.Serialize(file, new Stored(NewKey(), new() { ["1"] = NewKey() }));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }

        static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    }
}
