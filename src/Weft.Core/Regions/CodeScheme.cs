namespace Weft.Core.Regions;

/// <summary>What the numbers from <paramref name="From"/> to <paramref name="To"/> of a segment stand for, as in 001-099 a street (街道).</summary>
public sealed record CodeRange(int From, int To, string Means, string EnglishMeans)
{
    public bool Holds(string digits) =>
        decimal.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) is var number && number >= From && number <= To;
}

/// <summary>A run of digits with a meaning. With no ranges every number is good.</summary>
public sealed record CodeSegment(string Name, string EnglishName, int Length, IReadOnlyList<CodeRange> Ranges);

/// <summary>
/// How codes of one kind are built: digits in segments, after the code that the scheme named in <paramref name="Extends"/>
/// gives to the region around (domain rules, section 1). Schemes are data; a city adds its own.
/// </summary>
public sealed record CodeScheme(
    string Name, string Title, string EnglishTitle, IReadOnlyList<RegionLevel> Levels, string? Extends, IReadOnlyList<CodeSegment> Segments)
{
    public int Length => Segments.Sum(segment => segment.Length);

    /// <summary>Null for a good code, else what is wrong with it. <paramref name="prefix"/> is the code of the region around, when it has one.</summary>
    public CodeFault? Check(string code, string? prefix = null)
    {
        if (code.Length != Length)
        {
            return new CodeFault(CodeRefusal.WrongLength, null);
        }

        if (code.Any(digit => !char.IsAsciiDigit(digit)))
        {
            return new CodeFault(CodeRefusal.NotDigits, null);
        }

        if (prefix is not null && !code.StartsWith(prefix, StringComparison.Ordinal))
        {
            return new CodeFault(CodeRefusal.NotOfTheRegionAround, null);
        }

        return Read(code).FirstOrDefault(part => part.Segment.Ranges.Count > 0 && part.Range is null) is { Segment: { } segment }
            ? new CodeFault(CodeRefusal.NumberNotInUse, segment)
            : null;
    }

    /// <summary>The segments of a code of the right length and what their numbers stand for.</summary>
    public IEnumerable<(CodeSegment Segment, string Digits, CodeRange? Range)> Read(string code)
    {
        var at = 0;
        foreach (var segment in Segments)
        {
            var digits = code.Substring(at, segment.Length);
            yield return (segment, digits, segment.Ranges.FirstOrDefault(range => range.Holds(digits)));
            at += segment.Length;
        }
    }
}

/// <summary>Why a code is no code of its scheme. Each value is one stable problem code of the API.</summary>
public enum CodeRefusal
{
    WrongLength,
    NotDigits,
    /// <summary>It does not begin with the code of the region it lies in.</summary>
    NotOfTheRegionAround,
    /// <summary>The number of a segment is in none of its ranges.</summary>
    NumberNotInUse,
}

/// <summary>What is wrong with a code, and in which segment when it is about one.</summary>
public sealed record CodeFault(CodeRefusal Why, CodeSegment? Segment);
