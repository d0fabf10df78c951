using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Weft.Core.Clocks;

namespace Weft.Server.History.Maps;

/// <summary>A mapping as it stands in its file, with the hash by which an interrupted import knows it again.</summary>
internal sealed partial record MapFile(CaseMap Map, string Text, byte[] Hash)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, // a misspelt member would be a fact left out in silence
        Converters = { new JsonStringEnumConverter() },
    };

    public static async Task<MapFile> Read(string path, CancellationToken ct)
    {
        string text;
        try
        {
            text = await File.ReadAllTextAsync(path, ct);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"读不到映射文件 {path}：{exception.Message}", $"The mapping file {path} cannot be read: {exception.Message}", exception);
        }

        return Parse(text, path);
    }

    public static MapFile Parse(string text, string path)
    {
        try
        {
            var map = JsonSerializer.Deserialize<CaseMap>(text, Json) ?? throw new JsonException("It is empty.");
            if (Fault(map) is { } fault)
            {
                throw new JsonException(fault);
            }

            return new MapFile(map, text, SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
        }
        catch (JsonException exception)
        {
            throw new CannotStartException(
                $"映射文件 {path} 有误：{exception.Message}", $"The mapping file {path} is not right: {exception.Message}", exception);
        }
    }

    private static string? Fault(CaseMap map)
    {
        var above = Core.Regions.RegionLevel.Country;
        foreach (var level in map.City.Path.Select(place => place.Level).Concat(map.City.Levels.Select(one => one.Level)))
        {
            if (level <= above)
            {
                return "city: each level must be below the one before it.";
            }

            above = level;
        }

        return !SourceName().IsMatch(map.Source) ? "source: 2 to 30 small letters, digits and hyphens."
            : map.City.Path.Length == 0 ? "city.path: name at least the city."
            : map.City.Path.Any(place => string.IsNullOrWhiteSpace(place.Name)) ? "city.path: every place has a name."
            : map.City.Levels.Any(level => (level.Code is null) != (level.Scheme is null)) ? "city.levels: a code has a scheme."
            : map.Item?.Create is { } create && !Limit.TryParse(create.Handle, out _, out _) ? $"item.create.handle: {create.Handle} is no limit, write it like 5工作日."
            : map.Data.Delimiter.Length != 1 ? "data.delimiter: one character."
            : !TimeZoneInfo.TryFindSystemTimeZoneById(map.Data.TimeZone, out _) ? $"data.timeZone: {map.Data.TimeZone} is not known; write an IANA name like Asia/Shanghai."
            : map.Data.Encoding.ToLowerInvariant() is not ("utf-8" or "gb18030") ? "data.encoding: utf-8 or gb18030."
            : null;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,29}$")]
    private static partial Regex SourceName();
}
