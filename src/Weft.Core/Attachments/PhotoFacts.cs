namespace Weft.Core.Attachments;

/// <summary>When and where the camera says a photo was taken: degrees of WGS 84, east and north positive; null where it is silent.</summary>
public sealed record PhotoFacts(DateTimeOffset? TakenAt, double? Longitude, double? Latitude)
{
    public static PhotoFacts None { get; } = new(null, null, null);
}
