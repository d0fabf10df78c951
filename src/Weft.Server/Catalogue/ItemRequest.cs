using Weft.Core.Cases;
using Weft.Core.Catalogue;
using Weft.Core.Clocks;
using Weft.Core.Regions;
using Weft.Core.Units;

namespace Weft.Server.Catalogue;

internal sealed record LimitBody(int Amount, LimitUnit Unit);

internal sealed record ConditionBody(string? Acceptance, LimitBody? SignFor, LimitBody? Handle, string? Completion);

/// <summary>An item as a person writes it, in the shape it is answered in; its conditions are numbered as they stand.</summary>
internal sealed record ItemRequest(
    string? Code, string? Name, string? EnglishName, string? ClassCode, CaseKind? Kind, RegionLevel? Level,
    UnitKind? ResponsibleUnitKind, Guid? ResponsibleUnitId, IReadOnlyList<string?>? Supervising, IReadOnlyList<string?>? Responsible,
    IReadOnlyList<ConditionBody?>? Conditions, Evidence? Evidence, bool? AnonymousAllowed, IReadOnlyList<string?>? Keywords, string? ProcedureCode,
    string? LegalBasis, string? CollectionRule, int? DuplicateRadiusMetres)
{
    /// <summary>The item, cleaned of stray white space but not yet checked.</summary>
    public CatalogueItem ToItem(Guid id, Guid version, string className) => new()
    {
        Id = id,
        VersionId = version,
        Code = Clean(Code) ?? "",
        Name = Clean(Name) ?? "",
        EnglishName = Clean(EnglishName),
        ClassCode = Clean(ClassCode) ?? "",
        ClassName = className,
        Kind = Kind ?? CaseKind.Event,
        Level = Level ?? RegionLevel.Street,
        ResponsibleUnitKind = ResponsibleUnitKind,
        ResponsibleUnitId = ResponsibleUnitId,
        Supervising = List(Supervising),
        Responsible = List(Responsible),
        Conditions = [.. (Conditions ?? []).Select((condition, index) => ToCondition(condition, index + 1))],
        Evidence = Evidence ?? new Evidence(PhotoOnReport: true, PhotoOnHandling: true),
        AnonymousAllowed = AnonymousAllowed ?? false,
        Keywords = List(Keywords),
        ProcedureCode = Clean(ProcedureCode),
        LegalBasis = Clean(LegalBasis),
        CollectionRule = Clean(CollectionRule),
        DuplicateRadiusMetres = DuplicateRadiusMetres ?? 50,
    };

    private static ItemCondition ToCondition(ConditionBody? body, int number) => new()
    {
        Number = number,
        Acceptance = Clean(body?.Acceptance) ?? "",
        SignFor = body?.SignFor is { } signFor ? new Limit(signFor.Amount, signFor.Unit) : null,
        Handle = body?.Handle is { } handle ? new Limit(handle.Amount, handle.Unit) : default, // default is out of range: told as a fault
        Completion = Clean(body?.Completion) ?? "",
    };

    private static string[] List(IReadOnlyList<string?>? words) => [.. (words ?? []).Select(word => Clean(word) ?? "").Distinct()];

    /// <summary>White space at the ends and the line breaks of Windows are nobody's intention; a blank text is none.</summary>
    public static string? Clean(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
}
