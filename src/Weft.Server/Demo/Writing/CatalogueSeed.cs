using Weft.Core.Catalogue;
using Weft.Core.Procedures;
using Weft.Server.Catalogue;
using Weft.Server.Catalogue.Sheets;
using Weft.Server.Database;
using Weft.Server.Demo.Life;

namespace Weft.Server.Demo.Writing;

/// <summary>Reads the demo catalogue through the same import as any city's, and publishes it for the city.</summary>
internal static class CatalogueSeed
{
    /// <summary>The catalogue as it ships. Throws with the first fault: a test reads it too.</summary>
    public static Imported Read()
    {
        using var resource = typeof(CatalogueSeed).Assembly.GetManifestResourceStream("Weft.Server.Demo.Data.catalogue.csv")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return SheetImport.Read(WeftLayout.Layout, [CsvReader.Read(bytes.ToArray())], new Known(_ => true, code => ShippedProcedures.All.Any(procedure => procedure.Code == code)));
    }

    public static async Task<IReadOnlyList<CatalogueItem>> Write(WeftDb db, Placed city, long cityNumber, Guid by, DateTimeOffset since, CancellationToken ct)
    {
        var imported = Read();
        if (imported.Faults is [var fault, ..])
        {
            throw new InvalidDataException($"catalogue.csv: {fault}");
        }

        var version = new VersionRow
        {
            Id = Guid.CreateVersion7(), RegionId = city.Id, RegionNumber = cityNumber, Number = 1, Status = VersionStatus.Draft,
            Note = "演示清单 demo catalogue", CreatedAt = since, CreatedBy = by,
        };
        db.Add(version);
        await db.SaveChangesAsync(ct);
        await CatalogueWriter.Replace(db, version.Id, imported.Classes, imported.Items, ct);
        (version.Status, version.PublishedAt, version.PublishedBy) = (VersionStatus.Published, since, by);
        await db.SaveChangesAsync(ct);
        return [.. (await VersionContent.Load(db, version.Id, ct)).Items];
    }
}
