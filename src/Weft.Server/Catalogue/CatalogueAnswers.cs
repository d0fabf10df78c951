using Weft.Core.Cases;
using Weft.Core.Catalogue;
using Weft.Core.Clocks;
using Weft.Core.Regions;
using Weft.Core.Units;

namespace Weft.Server.Catalogue;

/// <summary>One version of a city's catalogue.</summary>
internal sealed record VersionAnswer(
    Guid Id, Guid RegionId, int Number, VersionStatus Status, string? Note,
    DateTimeOffset CreatedAt, Guid CreatedBy, DateTimeOffset? PublishedAt, Guid? PublishedBy, DateTimeOffset? RetiredAt)
{
    public static VersionAnswer Of(VersionRow row) => new(
        row.Id, row.RegionId, row.Number, row.Status, row.Note, row.CreatedAt, row.CreatedBy, row.PublishedAt, row.PublishedBy, row.RetiredAt);
}

/// <summary>A limit as the machine counts it and as people say it.</summary>
internal sealed record LimitAnswer(int Amount, LimitUnit Unit, string Chinese, string English)
{
    public static LimitAnswer Of(Limit limit) => new(limit.Amount, limit.Unit, limit.ToString(), limit.ToEnglish());
}

internal sealed record ConditionAnswer(int Number, string Acceptance, LimitAnswer? SignFor, LimitAnswer Handle, string Completion);

/// <summary>A whole item. <paramref name="Id"/> is of the item in this version.</summary>
internal sealed record ItemAnswer(
    Guid Id, Guid VersionId, string Code, string Name, string? EnglishName, string ClassCode, string ClassName, CaseKind Kind, RegionLevel Level,
    UnitKind? ResponsibleUnitKind, Guid? ResponsibleUnitId, IReadOnlyList<string> Supervising, IReadOnlyList<string> Responsible,
    IReadOnlyList<ConditionAnswer> Conditions, Evidence Evidence, bool AnonymousAllowed, IReadOnlyList<string> Keywords, string? ProcedureCode,
    string? LegalBasis, string? CollectionRule, int DuplicateRadiusMetres)
{
    public static ItemAnswer Of(CatalogueItem item) => new(
        item.Id, item.VersionId, item.Code, item.Name, item.EnglishName, item.ClassCode, item.ClassName, item.Kind, item.Level,
        item.ResponsibleUnitKind, item.ResponsibleUnitId, item.Supervising, item.Responsible,
        [.. item.Conditions.Select(condition => new ConditionAnswer(
            condition.Number, condition.Acceptance, condition.SignFor is { } signFor ? LimitAnswer.Of(signFor) : null,
            LimitAnswer.Of(condition.Handle), condition.Completion))],
        item.Evidence, item.AnonymousAllowed, item.Keywords, item.ProcedureCode, item.LegalBasis, item.CollectionRule, item.DuplicateRadiusMetres);
}

/// <summary>An item in a list.</summary>
internal sealed record ItemSummary(
    Guid Id, string Code, string Name, string? EnglishName, string ClassCode, string ClassName, CaseKind Kind, RegionLevel Level, int Conditions)
{
    public static ItemSummary Of(CatalogueItem item) => new(
        item.Id, item.Code, item.Name, item.EnglishName, item.ClassCode, item.ClassName, item.Kind, item.Level, item.Conditions.Count);
}
