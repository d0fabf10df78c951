using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Weft.Core.Cases;

/// <summary>How cases and their timelines are written. Entries are hashed as written: a change here is a change of the format.</summary>
public static class CaseJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Chinese stays readable in the stored text
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write(CaseFile file) => JsonSerializer.Serialize(file, Options);

    public static CaseFile ReadFile(string json) => JsonSerializer.Deserialize<CaseFile>(json, Options)!;

    public static string Write(TimelineEntry entry) => JsonSerializer.Serialize(entry, Options);

    public static TimelineEntry ReadEntry(string json) => JsonSerializer.Deserialize<TimelineEntry>(json, Options)!;
}
