using System.Globalization;

namespace Weft.Server.Http;

/// <summary>A piece of the map, WGS 84 degrees.</summary>
internal readonly record struct Box(double West, double South, double East, double North)
{
    public static readonly FieldFault Malformed = new("box", "范围应为 西,南,东,北（度）。", "A box is west,south,east,north in degrees.");

    /// <summary>From <c>west,south,east,north</c>; null when it is not four numbers.</summary>
    public static Box? Read(string? text)
    {
        var sides = (text ?? "").Split(',').Select(side =>
            double.TryParse(side, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees) ? degrees : (double?)null).ToArray();
        return sides is [{ } west, { } south, { } east, { } north] ? new Box(west, south, east, north) : null;
    }
}
