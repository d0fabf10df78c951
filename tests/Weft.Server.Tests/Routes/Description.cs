using System.Text.Json;

namespace Weft.Server.Tests.Routes;

/// <summary>What the API description says of one route.</summary>
/// <param name="Query">The names of its query parameters.</param>
/// <param name="Body">The schema of its JSON body, or null when it reads none.</param>
public sealed record Described(IReadOnlyList<string> Query, JsonElement? Body);

/// <summary>The API description as the server gives it, by the name of a route.</summary>
public sealed class Description(JsonElement document)
{
    private readonly Dictionary<string, JsonElement> _operations = document.GetProperty("paths").EnumerateObject()
        .SelectMany(path => path.Value.EnumerateObject())
        .Where(operation => operation.Value.TryGetProperty("operationId", out _))
        .ToDictionary(operation => operation.Value.GetProperty("operationId").GetString()!, operation => operation.Value);

    public Described Of(string name) =>
        _operations.TryGetValue(name, out var operation) ? new Described(Query(operation), Body(operation)) : new Described([], null);

    /// <summary>The schema itself, where it is only pointed at or one of several that may be null.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var pointer))
        {
            return Resolve(pointer.GetString()!["#/".Length..].Split('/').Aggregate(document, (at, step) => at.GetProperty(step)));
        }

        foreach (var choice in new[] { "oneOf", "anyOf" })
        {
            if (schema.TryGetProperty(choice, out var several))
            {
                return Resolve(several.EnumerateArray().First(one => !one.TryGetProperty("type", out var type) || type.ToString() != "null"));
            }
        }

        return schema;
    }

    private static List<string> Query(JsonElement operation) => operation.TryGetProperty("parameters", out var parameters)
        ? [.. parameters.EnumerateArray().Where(one => one.GetProperty("in").GetString() == "query").Select(one => one.GetProperty("name").GetString()!)]
        : [];

    private static JsonElement? Body(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json)
            ? json.GetProperty("schema")
            : null;
}
