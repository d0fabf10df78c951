using System.Text.Json;

namespace Weft.Server.Notices;

/// <summary>A happening as everybody outside reads it, live feed and webhooks alike.</summary>
internal static class HappeningJson
{
    public static void Write(Utf8JsonWriter json, OutboxEntry entry)
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
