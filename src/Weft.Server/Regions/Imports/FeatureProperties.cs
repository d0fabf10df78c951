using System.Text.Json;
using Weft.Server.Http;

namespace Weft.Server.Regions.Imports;

/// <summary>Reads what a GeoJSON feature says about itself; property names are matched without regard to case.</summary>
internal static class FeatureProperties
{
    /// <summary>Text or number as text, trimmed; null when absent or empty.</summary>
    public static string? Text(JsonElement feature, string? property)
    {
        if (property is null || !feature.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var one in properties.EnumerateObject())
        {
            if (string.Equals(one.ReadableName(), property, StringComparison.OrdinalIgnoreCase))
            {
                var text = one.Value.ValueKind switch
                {
                    JsonValueKind.String => one.Value.Text()?.Trim() ?? "",
                    JsonValueKind.Number => one.Value.GetRawText(),
                    _ => "",
                };
                return text.Length > 0 ? text : null;
            }
        }

        return null;
    }

    /// <summary>The id that an export wrote, of the feature or among its properties.</summary>
    public static Guid? Id(JsonElement feature) =>
        feature.TryGetProperty("id", out var own) && Guid.TryParse(own.Text(), out var id) ? id
        : Guid.TryParse(Text(feature, "id"), out id) ? id
        : null;

    public static JsonElement? Geometry(JsonElement feature) => feature.TryGetProperty("geometry", out var geometry) ? geometry : null;
}
