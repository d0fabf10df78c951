using System.Text.Json;
using System.Text.Json.Serialization;

namespace Weft.Server.History.Maps;

/// <summary>
/// How one fact is read off a row. Written in a mapping as a text with columns in braces (<c>"{street} {house}"</c>), as a list of
/// which the first that is there counts, or as an object that translates (<c>from</c>, <c>map</c>, <c>otherwise</c>) or applies
/// only to some rows (<c>when</c>).
/// </summary>
[JsonConverter(typeof(AsJson))]
internal abstract record ValueRule
{
    public sealed record Text(string Template) : ValueRule;

    public sealed record First(IReadOnlyList<ValueRule> Of) : ValueRule;

    /// <param name="Map">From what the row says to what is meant. What is not in it is a fault, unless <paramref name="Otherwise"/> says.</param>
    /// <param name="When">Column and the values it must have; all must hold, else there is no value.</param>
    public sealed record Chosen(
        ValueRule From, Dictionary<string, string>? Map, ValueRule? Otherwise, Dictionary<string, string[]>? When) : ValueRule;

    private sealed record ChosenJson(ValueRule? From, Dictionary<string, string>? Map, ValueRule? Otherwise, Dictionary<string, string[]>? When);

    private sealed class AsJson : JsonConverter<ValueRule>
    {
        public override ValueRule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.String:
                    return new Text(reader.GetString()!);
                case JsonTokenType.StartArray:
                    return new First(JsonSerializer.Deserialize<List<ValueRule>>(ref reader, options)!);
                case JsonTokenType.StartObject:
                    var written = JsonSerializer.Deserialize<ChosenJson>(ref reader, options)!;
                    return written.From is { } from
                        ? new Chosen(from, written.Map, written.Otherwise, written.When)
                        : throw new JsonException("A value with rules needs \"from\".");
                default:
                    throw new JsonException("A value is a text, a list or an object with \"from\".");
            }
        }

        public override void Write(Utf8JsonWriter writer, ValueRule value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
