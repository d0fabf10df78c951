namespace Weft.Core.Catalogue;

/// <summary>The life of one version of a city's catalogue. Only a draft is edited; a retired one stays readable, since cases began with it.</summary>
public enum VersionStatus
{
    Draft,
    Published,
    Retired,
}
