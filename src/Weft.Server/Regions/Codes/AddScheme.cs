using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Core.Regions;
using Weft.Server.Http;
using Weft.Server.Regions.Changing;

namespace Weft.Server.Regions.Codes;

internal sealed record AddSchemeRequest(
    string? Name, string? Title, string? EnglishTitle, IReadOnlyList<RegionLevel>? Levels, string? Extends, IReadOnlyList<CodeSegment>? Segments);

/// <summary>A city's own way of building codes. Schemes hold for everybody: only an administrator of the whole tree's top may add one.</summary>
internal static class AddScheme
{
    private const int Longest = 40;
    private const int LongestSegment = 18;

    public static void Map(IEndpointRouteBuilder regions) =>
        regions.MapPost("/schemes", Handle).WithName(nameof(AddScheme)).For(Role.Administrator);

    private static async Task<Results<Created<CodeScheme>, ProblemHttpResult>> Handle(
        AddSchemeRequest request, SignedIn by, MapChanges map, CancellationToken ct)
    {
        await using var change = await map.Begin(ct);
        var schemes = await Schemes.All(change.Db, ct);
        if (!change.Picture.IsTopFor(by.Actor))
        {
            return RequestProblems.NotAllowed.Answer();
        }

        if (Faults(request, schemes).ToArray() is { Length: > 0 } faults)
        {
            return Refuse.Fields(faults);
        }

        if (schemes.ContainsKey(request.Name!))
        {
            return RegionProblems.SchemeTaken.Answer();
        }

        var scheme = new CodeScheme(request.Name!, request.Title!, request.EnglishTitle!, request.Levels!, request.Extends, request.Segments!);
        change.Db.Set<SchemeRow>().Add(SchemeRow.Of(scheme));
        await change.Commit(ct);
        return TypedResults.Created("/api/regions/schemes", scheme);
    }

    private static IEnumerable<FieldFault> Faults(AddSchemeRequest request, IReadOnlyDictionary<string, CodeScheme> schemes)
    {
        if (request.Name is not { Length: > 0 and <= Longest } name || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            yield return new FieldFault("name", "名称由小写字母、数字和连字符组成，不超过40个字符。", "A name has lower-case letters, digits and hyphens, at most 40.");
        }

        if (!RegionNames.IsName(request.Title) || !RegionNames.IsName(request.EnglishTitle))
        {
            yield return new FieldFault("title", "请填写中英文标题。", "Give a title in Chinese and in English.");
        }

        if (request.Levels is not { Count: > 0 } levels || !levels.All(Enum.IsDefined))
        {
            yield return new FieldFault("levels", "请选择适用的层级。", "Choose the levels it is for.");
        }

        if (request.Segments is not { Count: > 0 and <= 20 } segments || segments.Any(IsFaulty))
        {
            yield return new FieldFault("segments", "每段应有名称，长度 1 至 18 位，取值范围从小到大。", "Each segment has a name, 1 to 18 digits, and ranges that run upwards.");
            yield break;
        }

        if (request.Extends is { } extended && !(schemes.TryGetValue(extended, out var before) && before.Length < segments.Sum(segment => segment.Length)))
        {
            yield return new FieldFault("extends", "所延伸的编码规则不存在，或不比本规则短。", "The scheme it extends does not exist or is not shorter than this one.");
        }
    }

    private static bool IsFaulty(CodeSegment? segment) =>
        segment is null || !RegionNames.IsName(segment.Name) || !RegionNames.IsName(segment.EnglishName) || segment.Length is < 1 or > LongestSegment
        || segment.Ranges is null || segment.Ranges.Any(range => range is null || range.From < 0 || range.To < range.From);
}
