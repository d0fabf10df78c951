using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Weft.Server.Catalogue.Sheets;

/// <summary>The layouts that ship: Weft's own, and those of standards in use, each a JSON file beside this code.</summary>
internal static class Layouts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    public static readonly FrozenDictionary<string, Layout> Shipped = ReadShipped().Append(WeftLayout.Layout).ToFrozenDictionary(layout => layout.Code);

    /// <summary>Reads a layout that a city brings along; null, with the reason, when it does not hold together.</summary>
    public static Layout? Read(string json, out string? reason)
    {
        try
        {
            var layout = JsonSerializer.Deserialize<Layout>(json, Json);
            reason = layout is null ? "null" : FaultOf(layout);
            return reason is null ? layout : null;
        }
        catch (JsonException exception)
        {
            reason = exception.Message;
            return null;
        }
    }

    private static string? FaultOf(Layout layout) =>
        layout.Sheets.Count == 0 ? "sheets: empty"
        : layout.Sheets.Any(sheet => string.IsNullOrWhiteSpace(sheet.Sheet)) ? "sheets: a sheet has no name"
        : layout.Columns.Keys.GroupBy(header => string.Concat(header.Where(c => !char.IsWhiteSpace(c))), StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Count() > 1) is { } twice ? $"columns: {twice.Key} twice"
        : layout.Digits.Values.Any(digits => digits is < 1 or > 20) ? "digits: 1 to 20"
        : layout.ClassCodeFromItemCode is < 0 or > 20 ? "classCodeFromItemCode: 0 to 20"
        : null;

    private static IEnumerable<Layout> ReadShipped()
    {
        var assembly = typeof(Layouts).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(".Catalogue.Layouts.", StringComparison.Ordinal)))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return Read(text.ReadToEnd(), out var reason) ?? throw new InvalidDataException($"{name}: {reason}");
        }
    }
}
