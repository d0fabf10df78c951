using Microsoft.EntityFrameworkCore;
using Weft.Core.Regions;
using Weft.Server.Http;
using Weft.Server.Regions.Changing;

namespace Weft.Server.Regions.Codes;

/// <summary>Gives codes within an open change; shared by single codes, numbering and imports.</summary>
internal static class GivingCodes
{
    /// <summary>Checks the code by its scheme and against the region around, and that no other region has it now.</summary>
    public static async Task<(ProblemCode? Problem, CodeSegment? Segment)> Check(
        MapChange change, RegionNode region, CodeScheme scheme, string code, CancellationToken ct)
    {
        if (!scheme.Levels.Contains(region.Level))
        {
            return (RegionProblems.SchemeNotForLevel, null);
        }

        var prefix = scheme.Extends is { } extended ? await CodeAround(change, region, extended, ct) : null;
        if (scheme.Check(code, prefix) is { } fault)
        {
            return (Problem(fault.Why), fault.Segment);
        }

        return await change.Db.Set<RegionCodeRow>().AnyAsync(
            row => row.Scheme == scheme.Name && row.Code == code && row.ValidTo == null && row.RegionId != region.Id, ct)
            ? (RegionProblems.CodeTaken, null)
            : (null, null);
    }

    /// <summary>The former code of the scheme ends where this one begins.</summary>
    public static async Task Give(MapChange change, Guid regionId, string scheme, string code, CancellationToken ct)
    {
        var former = await change.Db.Set<RegionCodeRow>().SingleOrDefaultAsync(row => row.RegionId == regionId && row.Scheme == scheme && row.ValidTo == null, ct);
        if (former?.Code == code)
        {
            return;
        }

        if (former is not null)
        {
            former.ValidTo = change.Now;
            await change.Db.SaveChangesAsync(ct); // before the new row: a region has one code a scheme at a time
        }

        change.Db.Set<RegionCodeRow>().Add(new RegionCodeRow { RegionId = regionId, Scheme = scheme, Code = code, ValidFrom = change.Now });
    }

    /// <summary>The code in this scheme of the nearest region above that has one.</summary>
    private static async Task<string?> CodeAround(MapChange change, RegionNode region, string scheme, CancellationToken ct)
    {
        Guid[] above = [.. change.Picture.Ancestors(region.Id).Select(node => node.Id)];
        var codes = await change.Db.Set<RegionCodeRow>()
            .Where(row => above.Contains(row.RegionId) && row.Scheme == scheme && row.ValidTo == null)
            .ToDictionaryAsync(row => row.RegionId, row => row.Code, ct);
        return above.Reverse().Select(id => codes.GetValueOrDefault(id)).FirstOrDefault(code => code is not null);
    }

    public static ProblemCode Problem(CodeRefusal why) => why switch
    {
        CodeRefusal.WrongLength => RegionProblems.CodeWrongLength,
        CodeRefusal.NotDigits => RegionProblems.CodeNotDigits,
        CodeRefusal.NotOfTheRegionAround => RegionProblems.CodeNotOfParent,
        CodeRefusal.NumberNotInUse => RegionProblems.CodeNumberNotInUse,
    };
}
