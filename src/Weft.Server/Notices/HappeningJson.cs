using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Weft.Server.Notices;

/// <summary>A happening as everybody outside reads it, live feed and webhooks alike.</summary>
internal static class HappeningJson
{
    private static readonly JsonWriterOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlySpan<byte> Bytes(OutboxEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>(256 + entry.Body.Length);
        using (var json = new Utf8JsonWriter(buffer, AsWritten))
        {
            Write(json, entry);
        }

        return buffer.WrittenSpan;
    }

    private static void Write(Utf8JsonWriter json, OutboxEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("id", entry.Id);
        json.WriteString("kind", entry.Kind);
        if (entry.CaseId is { } caseId)
        {
            json.WriteString("caseId", caseId);
        }

        if (entry.RegionPath is { } region)
        {
            json.WriteString("region", region);
        }

        json.WriteString("at", entry.At.UtcDateTime);
        json.WritePropertyName("body");
        json.WriteRawValue(entry.Body, skipInputValidation: true); // PostgreSQL has checked it
        json.WriteEndObject();
    }
}
