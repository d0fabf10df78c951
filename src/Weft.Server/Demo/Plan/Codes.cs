using System.Globalization;

namespace Weft.Server.Demo.Plan;

/// <summary>
/// Division codes by the national scheme (domain rules, section 1) under 99, which GB/T 2260 gives to no province: they can
/// stand beside real codes and are never taken for one.
/// </summary>
internal static class Codes
{
    public const string City = "990100";

    public static string County(int number) => Text($"9901{number:00}");

    /// <summary>1 to 99 a street, 100 to 199 a town.</summary>
    public static string Street(string county, int number) => Text($"{county}{number:000}");

    /// <summary>1 to 199 a residents' committee, from 200 a villagers' committee.</summary>
    public static string Community(string street, int number) => Text($"{street}{number:000}");

    /// <summary>From 1 a general grid, from 601 a dedicated one.</summary>
    public static string Grid(string community, int number) => Text($"{community}{number:000}");

    private static string Text(FormattableString code) => code.ToString(CultureInfo.InvariantCulture);
}
