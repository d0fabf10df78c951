using Microsoft.EntityFrameworkCore;
using Weft.Server.Database;

namespace Weft.Server.Catalogue;

/// <summary>Reads all classes and items of one version.</summary>
internal static class VersionContent
{
    public static async Task<VersionOfCatalogue> Load(WeftDb db, Guid version, CancellationToken ct) =>
        Assemble(version, await Classes(db, version).ToListAsync(ct), await Items(db, version).ToListAsync(ct));

    public static VersionOfCatalogue Load(WeftDb db, Guid version) =>
        Assemble(version, [.. Classes(db, version)], [.. Items(db, version)]);

    private static IQueryable<ClassRow> Classes(WeftDb db, Guid version) =>
        db.Set<ClassRow>().AsNoTracking().Where(row => row.VersionId == version);

    private static IQueryable<ItemRow> Items(WeftDb db, Guid version) =>
        db.Set<ItemRow>().AsNoTracking().Include(row => row.Conditions).AsSplitQuery().Where(row => row.VersionId == version).OrderBy(row => row.Id);

    private static VersionOfCatalogue Assemble(Guid version, List<ClassRow> classes, List<ItemRow> items)
    {
        var names = classes.ToDictionary(row => row.Code, row => row.Name);
        return new VersionOfCatalogue(version,
            [.. classes.Select(row => row.ToClass()).OrderBy(one => one.Code, StringComparer.Ordinal)],
            [.. items.Select(row => row.ToItem(names[row.ClassCode])).OrderBy(item => item.Code, StringComparer.Ordinal)]);
    }
}
