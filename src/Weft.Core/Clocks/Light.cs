using System.Text.Json.Serialization;

namespace Weft.Core.Clocks;

/// <summary>How a limit stands: green before 80 % of it, yellow until it ends, red after it ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Light>))]
public enum Light
{
    Green,
    Yellow,
    Red,
}
