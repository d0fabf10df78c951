using System.Text.Json;
using System.Text.Json.Nodes;
using Weft.Server.Tests.Cases;

namespace Weft.Server.Tests.Routes;

/// <summary>A body that looks valid to its schema, and the same body with one value replaced.</summary>
public sealed class SampleBody(Description description)
{
    private const int Deepest = 4;
    private const string Here = "@@here@@";

    // Values that lead deep into the handlers; a field without one gets what its type allows.
    private static readonly Dictionary<string, JsonNode> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["regionId"] = Cast.Guihua.Id,
        ["parentId"] = Cast.Street.Id,
        ["unitId"] = Cast.SanitationOffice.Id,
        ["leadUnitId"] = Cast.SanitationOffice.Id,
        ["responsibleUnitId"] = Cast.SanitationOffice.Id,
        ["unitIds"] = new JsonArray(Cast.SanitationOffice.Id),
        ["personId"] = Cast.GridWorker.Id,
        ["accountId"] = Cast.GridWorker.Id,
        ["itemCode"] = Loop.Bin,
        ["longitude"] = Cast.GuihuaFirst.Middle.Longitude,
        ["latitude"] = Cast.GuihuaFirst.Middle.Latitude,
        ["by"] = "1工作日",
        ["limit"] = "2工作时",
        ["url"] = "https://127.0.0.1:9/hook",
        ["secret"] = "a-secret-of-thirty-two-characters",
        ["userName"] = "walker-by",
        ["password"] = "walks-every-route-1",
        ["phone"] = "13800000099",
    };

    private static readonly JsonNode Square = JsonNode.Parse(
        """{"type":"Polygon","coordinates":[[[113.30,23.15],[113.31,23.15],[113.31,23.16],[113.30,23.16],[113.30,23.15]]]}""")!;

    public JsonNode Of(JsonElement schema) => Value(schema, "", 0) ?? new JsonObject();

    /// <summary>The body once for each of its values, wherever it stands, with <paramref name="raw"/> JSON text in that place.</summary>
    public static IEnumerable<(string At, string Json)> With(JsonNode body, string raw)
    {
        foreach (var (at, replace) in Places(body, "$"))
        {
            var copy = body.DeepClone();
            replace(copy);
            yield return (at, copy.ToJsonString().Replace($"\"{Here}\"", raw, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<(string At, Action<JsonNode> Replace)> Places(JsonNode? node, string at)
    {
        if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields)
            {
                yield return ($"{at}.{name}", root => root[name] = Here);
                foreach (var (below, replace) in Places(value, $"{at}.{name}"))
                {
                    yield return (below, root => replace(root[name]!));
                }
            }
        }
        else if (node is JsonArray { Count: > 0 } items)
        {
            yield return ($"{at}[0]", root => root[0] = Here);
            foreach (var (below, replace) in Places(items[0], $"{at}[0]"))
            {
                yield return (below, root => replace(root[0]!));
            }
        }
    }

    private JsonNode? Value(JsonElement pointed, string name, int depth)
    {
        var schema = description.Resolve(pointed);
        if (Known.TryGetValue(name, out var known))
        {
            return known.DeepClone();
        }

        if (schema.TryGetProperty("enum", out var names))
        {
            return JsonNode.Parse(names.EnumerateArray().First(one => one.ValueKind != JsonValueKind.Null).GetRawText());
        }

        return Type(schema) switch
        {
            _ when depth > Deepest => null,
            "object" => Fields(schema, depth),
            "array" => new JsonArray(schema.TryGetProperty("items", out var items) ? Value(items, "", depth + 1) : null),
            "integer" => 1,
            "number" => 1,
            "boolean" => true,
            "string" => Text(schema),
            _ => Square.DeepClone(), // what has no type here is GeoJSON
        };
    }

    private JsonObject Fields(JsonElement schema, int depth)
    {
        var fields = new JsonObject();
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                fields[property.Name] = Value(property.Value, property.Name, depth + 1);
            }
        }

        return fields;
    }

    private static string? Type(JsonElement schema) => schema.TryGetProperty("type", out var type)
        ? type.ValueKind == JsonValueKind.String ? type.GetString() : type.EnumerateArray().Select(one => one.GetString()).First(one => one != "null")
        : schema.TryGetProperty("properties", out _) ? "object" : null;

    private static string Text(JsonElement schema) => schema.TryGetProperty("format", out var format) ? format.GetString() switch
    {
        "uuid" => Cast.GuihuaFirst.Id.ToString(),
        "date-time" => "2026-11-24T08:00:00Z",
        "date" => "2026-11-24",
        "time" => "08:30:00",
        _ => "walk",
    }
        : "walk";
}
