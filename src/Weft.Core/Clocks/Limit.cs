using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Weft.Core.Clocks;

/// <summary>How long something may take: an amount from 1 to <see cref="LimitUnits.Most"/> of a unit, as a catalogue writes it (2紧急工作时).</summary>
/// <remarks>A limit that comes from outside is made by <see cref="TryMake"/> or <see cref="TryParse(string?, out Limit, out LimitFault?)"/>; the constructor is for amounts known to be in range.</remarks>
public readonly record struct Limit(int Amount, LimitUnit Unit)
{
    /// <summary>Makes a limit, or names what is wrong with it.</summary>
    public static bool TryMake(int amount, LimitUnit unit, out Limit limit, [NotNullWhen(false)] out LimitFault? fault)
    {
        limit = default;
        fault = !Enum.IsDefined(unit) ? LimitFault.UnknownUnit
            : amount < 1 || amount > unit.Most() ? LimitFault.OutOfRange
            : null;

        if (fault is null)
        {
            limit = new Limit(amount, unit);
        }

        return fault is null;
    }

    /// <summary>Reads a limit as Chinese standards write it, with <see cref="BareUnits.Usual"/> for units that do not say how they run.</summary>
    public static bool TryParse(string? text, out Limit limit, [NotNullWhen(false)] out LimitFault? fault) =>
        LimitText.TryParse(text, BareUnits.Usual, out limit, out fault);

    /// <summary>Reads a limit of a source that means something else by a bare 天, 小时 or 分钟.</summary>
    public static bool TryParse(string? text, BareUnits bare, out Limit limit, [NotNullWhen(false)] out LimitFault? fault) =>
        LimitText.TryParse(text, bare, out limit, out fault);

    /// <summary>The one Chinese way to write this limit; reading it gives the same limit, whatever a bare unit means.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount}{Unit.InChinese()}");

    /// <summary>The limit in English: 1 working day, 2 urgent hours.</summary>
    public string ToEnglish() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Unit.InEnglish()}{(Amount == 1 ? "" : "s")}");
}

/// <summary>Why a limit was not accepted. Each value is one stable problem code of the API and of import reports.</summary>
public enum LimitFault
{
    Blank,

    /// <summary>No amount with a unit in it at all.</summary>
    NotALimit,

    /// <summary>A limit, but with words that change its meaning: 种植季节15工作日. A person has to decide.</summary>
    WordsAround,

    /// <summary>An amount, but a unit that has no fixed length or is unknown: 1个月.</summary>
    UnknownUnit,

    /// <summary>1.5小时, 半天: write it in a smaller unit.</summary>
    NotAWholeNumber,

    /// <summary>Less than one, or more than <see cref="LimitUnits.Most"/>.</summary>
    OutOfRange,
}

/// <summary>What a source means by 分钟, 小时 and 天 when it does not say 紧急, 工作 or 自然.</summary>
public sealed record BareUnits(LimitUnit Minute, LimitUnit Hour, LimitUnit Day)
{
    /// <summary>Hours and minutes are working time, since standards write 紧急 where the night counts; a 天 is a natural day, since they write 工作日 where it does not.</summary>
    public static BareUnits Usual { get; } = new(LimitUnit.WorkingMinute, LimitUnit.WorkingHour, LimitUnit.NaturalDay);

    /// <summary>As <see cref="Usual"/>, but 天 is short for 工作日: the templates of some cities abbreviate their published standard so.</summary>
    public static BareUnits DaysAreWorkingDays { get; } = Usual with { Day = LimitUnit.WorkingDay };
}
