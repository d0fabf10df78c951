namespace Weft.Core.Catalogue;

/// <summary>The fields of an item, so that a fault, a column of an import and a line of a comparison speak of the same thing.</summary>
public enum ItemField
{
    Code,
    Name,
    EnglishName,
    ClassCode,
    ClassName,
    ClassEnglishName,
    ClassKind,
    Kind,
    Level,
    ResponsibleUnitKind,
    ResponsibleUnitId,
    Supervising,
    Responsible,
    ConditionNumber,
    Acceptance,
    SignFor,
    Handle,
    Completion,
    PhotoOnReport,
    PhotoOnHandling,
    AnonymousAllowed,
    Keywords,
    ProcedureCode,
    LegalBasis,
    CollectionRule,
    DuplicateRadiusMetres,
}
