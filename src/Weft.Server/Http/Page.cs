using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Weft.Server.Http;

/// <summary>One page of a list. <paramref name="Next"/> is the cursor of the following one, null at the end; there is no total on purpose.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>An opaque keyset position: the sort key of the last row shown.</summary>
internal static class Cursor
{
    public static string Write<T>(T position) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(position));

    /// <summary>False for text that is no cursor of this list; null or empty text is the first page.</summary>
    public static bool TryRead<T>(string? text, out T? position)
        where T : class
    {
        position = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        try
        {
            position = JsonSerializer.Deserialize<T>(Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text)));
            return position is not null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException or ArgumentException)
        {
            return false;
        }
    }
}
