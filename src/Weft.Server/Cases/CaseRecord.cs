using Weft.Core.Cases;

namespace Weft.Server.Cases;

/// <summary>What a case keeps beside what the rules decide on: the place and the words of the report.</summary>
internal sealed record CaseFacts(
    string Words, double? Longitude, double? Latitude, string? SourceSystem, string? Address, string? OutsideNumber);

/// <summary>A case in hand: its book and its facts, to be stored together.</summary>
internal sealed record CaseRecord(CaseBook Book, CaseFacts Facts)
{
    public CaseFile File => Book.File;
}

/// <summary>Somebody who waits for the answer, with the contact data sealed. <paramref name="FollowToken"/> is shown once and never stored.</summary>
internal sealed record ReporterRecord(
    CaseReporter Reporter, string? NameSealed, string? NameMasked, string? PhoneSealed, string? PhoneMasked, byte[]? PhoneHash, string FollowToken);
