using Weft.Core.Cases;
using Weft.Core.Regions;

namespace Weft.Server.History.Rows;

/// <summary>What one row says, read and checked, before places, items and units are looked up.</summary>
internal sealed record RowFacts(
    long Row, string Number, CaseKind? Kind, CaseChannel Channel, string Words, string? Address, Place? Place,
    IReadOnlyList<LevelName> Levels, ItemName? Item, UnitName? Unit, PastTimes Times, CaseStage Stage, bool? InTime, int Round,
    string ClosingWords, int? Score);

/// <summary>A region as a row names it. <paramref name="Name"/> is empty where only the code stands.</summary>
internal readonly record struct LevelName(int Level, string Name, string? Code);

/// <summary>An item as a row names it: by its code where there is one, else by its name within its classes.</summary>
internal sealed record ItemName(string Classes, string Name, string? Code)
{
    /// <summary>Parts class names; nobody writes it into one.</summary>
    public const char Separator = '\u001f';

    public string Key => Code ?? $"{Classes}{Separator}{Separator}{Name}";

    public string[] ClassNames => Classes.Length == 0 ? [] : Classes.Split(Separator);
}

internal sealed record UnitName(string Name, string? Code)
{
    public string Key => Code ?? Name;
}
