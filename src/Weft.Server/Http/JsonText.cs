using System.Text.Json;

namespace Weft.Server.Http;

/// <summary>Texts of JSON that is kept as it came: half a character ("\ud83d") is valid there, and is no text.</summary>
internal static class JsonText
{
    /// <summary>Null for whatever is no readable text.</summary>
    public static string? Text(this JsonElement value) => value.ValueKind == JsonValueKind.String ? Read(value.GetString) : null;

    /// <summary>Null for a name that is no readable text.</summary>
    public static string? ReadableName(this JsonProperty property) => Read(() => property.Name);

    private static string? Read(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
