using Weft.Core.Clocks;

namespace Weft.Core.Catalogue;

/// <summary>What is wrong with one field of an item; <paramref name="Condition"/> is the number of the condition it stands in, null for the item itself.</summary>
public sealed record ItemFault(ItemField Field, ItemFaultKind Kind, int? Condition = null);

public enum ItemFaultKind
{
    Missing,
    TooLong,
    TooMany,
    OutOfRange,

    /// <summary>A code holds other characters than letters, digits and . _ -</summary>
    NotACode,

    /// <summary>Control characters, which no screen shows and some databases refuse.</summary>
    UnreadableCharacters,

    /// <summary>An entry of a list holds a semicolon or a line break, or a class name a &gt;, by which cells are cut apart.</summary>
    HoldsASeparator,

    /// <summary>Conditions are numbered 1, 2, 3 and so on.</summary>
    NotNumberedInOrder,
}

/// <summary>Whether an item can stand in a catalogue. Every door (form, import, seed) asks here.</summary>
public static class ItemChecks
{
    public const int LongestCode = 40;
    public const int LongestName = 100;
    public const int LongestText = 4000;
    public const int MostConditions = 50;
    public const int MostWords = 50;
    public const int WidestDuplicateRadius = 5000;

    public static IEnumerable<ItemFault> Of(CatalogueItem item) =>
    [
        .. Code(ItemField.Code, item.Code),
        .. Text(ItemField.Name, item.Name, LongestName, needed: true, oneLine: true),
        .. Text(ItemField.EnglishName, item.EnglishName, LongestName * 2, oneLine: true),
        .. Code(ItemField.ClassCode, item.ClassCode),
        .. Code(ItemField.ProcedureCode, item.ProcedureCode, needed: false),
        .. Words(ItemField.Supervising, item.Supervising),
        .. Words(ItemField.Responsible, item.Responsible),
        .. Words(ItemField.Keywords, item.Keywords),
        .. Text(ItemField.LegalBasis, item.LegalBasis, LongestText),
        .. Text(ItemField.CollectionRule, item.CollectionRule, LongestText),
        .. When(item.DuplicateRadiusMetres is < 0 or > WidestDuplicateRadius, ItemField.DuplicateRadiusMetres, ItemFaultKind.OutOfRange),
        .. When(!Enum.IsDefined(item.Kind), ItemField.Kind, ItemFaultKind.OutOfRange),
        .. When(!Enum.IsDefined(item.Level), ItemField.Level, ItemFaultKind.OutOfRange),
        .. When(item.ResponsibleUnitKind is { } kind && !Enum.IsDefined(kind), ItemField.ResponsibleUnitKind, ItemFaultKind.OutOfRange),
        .. Conditions(item.Conditions),
    ];

    public static IEnumerable<ItemFault> Of(CatalogueClass one) =>
    [
        .. Code(ItemField.ClassCode, one.Code),
        .. Code(ItemField.ClassCode, one.ParentCode, needed: false),
        .. ClassName(ItemField.ClassName, one.Name, LongestName, needed: true),
        .. ClassName(ItemField.ClassEnglishName, one.EnglishName, LongestName * 2),
        .. When(!Enum.IsDefined(one.Kind), ItemField.ClassKind, ItemFaultKind.OutOfRange),
    ];

    private static IEnumerable<ItemFault> Conditions(IReadOnlyList<ItemCondition> conditions) =>
    [
        .. When(conditions.Count == 0, ItemField.Acceptance, ItemFaultKind.Missing),
        .. When(conditions.Count > MostConditions, ItemField.ConditionNumber, ItemFaultKind.TooMany),
        .. When(!conditions.Select(condition => condition.Number).SequenceEqual(Enumerable.Range(1, conditions.Count)),
            ItemField.ConditionNumber, ItemFaultKind.NotNumberedInOrder),
        .. conditions.SelectMany(condition => Of(condition).Select(fault => fault with { Condition = condition.Number })),
    ];

    private static IEnumerable<ItemFault> Of(ItemCondition condition) =>
    [
        .. Text(ItemField.Acceptance, condition.Acceptance, LongestText, needed: true),
        .. Text(ItemField.Completion, condition.Completion, LongestText, needed: true),
        .. When(condition.SignFor is { } signFor && !IsALimit(signFor), ItemField.SignFor, ItemFaultKind.OutOfRange),
        .. When(!IsALimit(condition.Handle), ItemField.Handle, ItemFaultKind.OutOfRange),
    ];

    private static bool IsALimit(Limit limit) => Limit.TryMake(limit.Amount, limit.Unit, out _, out _);

    private static IEnumerable<ItemFault> Code(ItemField field, string? code, bool needed = true) =>
    [
        .. Text(field, code, LongestCode, needed),
        .. When(!string.IsNullOrWhiteSpace(code) && !code.All(IsInACode), field, ItemFaultKind.NotACode),
    ];

    private static bool IsInACode(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-';

    private static IEnumerable<ItemFault> Words(ItemField field, IReadOnlyList<string> words) =>
    [
        .. When(words.Count > MostWords, field, ItemFaultKind.TooMany),
        .. words.SelectMany(word => Text(field, word, LongestName, needed: true)).Distinct(),
        .. When(words.Any(word => word.AsSpan().ContainsAny(";；\n")), field, ItemFaultKind.HoldsASeparator),
    ];

    // The levels of a class are written in one cell, parted by >.
    private static IEnumerable<ItemFault> ClassName(ItemField field, string? name, int longest, bool needed = false) =>
    [
        .. Text(field, name, longest, needed, oneLine: true),
        .. When(name?.Contains('>') == true, field, ItemFaultKind.HoldsASeparator),
    ];

    private static IEnumerable<ItemFault> Text(ItemField field, string? text, int longest, bool needed = false, bool oneLine = false) =>
    [
        .. When(needed && string.IsNullOrWhiteSpace(text), field, ItemFaultKind.Missing),
        .. When(text?.Length > longest, field, ItemFaultKind.TooLong),
        .. When(text?.Any(c => char.IsControl(c) && (oneLine || c is not ('\n' or '\t'))) == true, field, ItemFaultKind.UnreadableCharacters),
    ];

    private static IEnumerable<ItemFault> When(bool wrong, ItemField field, ItemFaultKind kind) => wrong ? [new(field, kind)] : [];
}
