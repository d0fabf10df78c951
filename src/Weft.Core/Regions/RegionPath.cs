using System.Text.Json;
using System.Text.Json.Serialization;

namespace Weft.Core.Regions;

/// <summary>
/// Where a region hangs in the tree: the numbers of its ancestors and its own, as in <c>/1/4/17/</c>.
/// A subtree is a prefix, so that an index answers it; the empty path contains nothing and lies nowhere.
/// </summary>
[JsonConverter(typeof(AsText))]
public readonly record struct RegionPath(string Value)
{
    public static RegionPath Nowhere => new("");

    public string Value { get; } = Value ?? "";

    /// <summary>Whether <paramref name="other"/> is this region or lies below it.</summary>
    public bool Contains(RegionPath other) =>
        Value is { Length: > 0 } && other.Value is not null && other.Value.StartsWith(Value, StringComparison.Ordinal);

    public RegionPath Child(long number) => new($"{(Value is { Length: > 0 } ? Value : "/")}{number}/");

    public RegionPath? Parent
    {
        get
        {
            var end = Value is { Length: > 1 } ? Value.LastIndexOf('/', Value.Length - 2) : -1;
            return end > 0 ? new RegionPath(Value[..(end + 1)]) : null;
        }
    }

    /// <summary>How many regions the path names: 1 for the root, 0 nowhere.</summary>
    public int Depth => Value is { Length: > 0 } ? Value.AsSpan().Count('/') - 1 : 0;

    /// <summary>The subtree are the paths from <see cref="Value"/> up to, not including, this one, in ordinal order: what an index can range over.</summary>
    public string End => Value is { Length: > 0 } ? $"{Value[..^1]}0" : "";

    public override string ToString() => Value ?? "";

    private sealed class AsText : JsonConverter<RegionPath>
    {
        public override RegionPath Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, RegionPath value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
