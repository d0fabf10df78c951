using Microsoft.EntityFrameworkCore;
using Weft.Core.Catalogue;
using Weft.Core.Clocks;
using Weft.Core.Regions;
using Weft.Server.Catalogue;
using Weft.Server.Database;
using Weft.Server.History.Maps;
using Weft.Server.History.Rows;

namespace Weft.Server.History.City;

/// <summary>
/// Publishes a catalogue of the distinct items in the data where the mapping says so and the city has none of its own; a later
/// import with items more publishes the next version. A catalogue that somebody wrote is never touched.
/// </summary>
internal sealed class PrepareItems(WeftDb db, Catalogues catalogues, TimeProvider clock)
{
    private const string Note = "来自历史数据 from history";
    private const string Recorded = "按原系统记录 as recorded in the source system";

    public async Task<(PublishedItems Items, int Made)> Run(CaseMap map, RegionNode top, Survey survey, Guid by, CancellationToken ct)
    {
        catalogues.Reload();
        var inForce = new PublishedItems(catalogues.InForce(top.Path));
        if (map.Item?.Create is not { } create)
        {
            return (inForce, 0);
        }

        var own = await db.Set<VersionRow>().AsNoTracking().FirstOrDefaultAsync(row => row.RegionId == top.Id && row.Status == VersionStatus.Published, ct);
        var known = own is null ? new PublishedItems(null) : inForce;
        var missing = survey.Items.Where(item => known.Find(item) is null).ToList();
        if (missing.Count == 0)
        {
            return (known, 0);
        }

        if (own is not null && own.Note?.StartsWith(Note, StringComparison.Ordinal) != true)
        {
            return (known, 0); // its rows are rejected by name: what an administrator published is not ours to extend
        }

        await Publish(map, create, top, own, known.Version, missing, by, ct);
        var published = catalogues.Reload().InForce(top.Path);
        return (new PublishedItems(published), missing.Count);
    }

    private async Task Publish(
        CaseMap map, NewItems create, RegionNode top, VersionRow? own, VersionOfCatalogue? before, List<ItemName> missing, Guid by, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (now, versions) = (clock.GetUtcNow(), db.Set<VersionRow>().Where(row => row.RegionId == top.Id));
        if (await versions.AnyAsync(row => row.Status == VersionStatus.Draft, ct))
        {
            throw new CannotStartException(
                $"“{top.Name}”有一份未发布的事项清单草稿，请先发布或删除。", $"{top.Name} has a draft of its catalogue; publish or delete it first.");
        }

        var draft = new VersionRow
        {
            Id = Guid.CreateVersion7(), RegionId = top.Id, RegionNumber = top.Number, Number = (await versions.MaxAsync(row => (int?)row.Number, ct) ?? 0) + 1,
            Status = VersionStatus.Draft, Note = $"{Note}: {map.Source}", CreatedAt = now, CreatedBy = by,
        };
        db.Add(draft);
        await db.SaveChangesAsync(ct);

        var content = new NewContent(create, before);
        foreach (var item in missing)
        {
            content.Add(item);
        }

        await CatalogueWriter.Replace(db, draft.Id, content.Classes, content.Items, ct);
        if (own is not null)
        {
            await versions.Where(row => row.Id == own.Id)
                .ExecuteUpdateAsync(old => old.SetProperty(row => row.Status, VersionStatus.Retired).SetProperty(row => row.RetiredAt, now), ct);
        }

        (draft.Status, draft.PublishedAt, draft.PublishedBy) = (VersionStatus.Published, now, by);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(CancellationToken.None); // a cancelled commit may have happened: never hand it a token
    }

    /// <summary>The version before with what is new. Codes that the data does not give are counted on, so that a code never changes its meaning.</summary>
    private sealed class NewContent
    {
        private readonly NewItems _create;
        private readonly Limit _handle;
        private readonly Dictionary<string, CatalogueClass> _byPath = new(StringComparer.Ordinal);
        private readonly HashSet<string> _codes;

        public NewContent(NewItems create, VersionOfCatalogue? before)
        {
            _create = create;
            _handle = Limit.TryParse(create.Handle, out var handle, out _) ? handle : throw new InvalidOperationException("The mapping was checked.");
            Classes = [.. before?.Classes ?? []];
            Items = [.. before?.Items ?? []];
            _codes = [.. Items.Select(item => item.Code), .. Classes.Select(one => one.Code)];
            var byCode = Classes.ToDictionary(one => one.Code);
            foreach (var one in Classes)
            {
                _byPath[PublishedItems.PathOf(byCode, one.Code)] = one;
            }
        }

        public List<CatalogueClass> Classes { get; }

        public List<CatalogueItem> Items { get; }

        public void Add(ItemName item)
        {
            _codes.Add(item.Code ?? "");
            var found = Class(item.ClassNames.Length == 0 ? ["历史类型 recorded types"] : item.ClassNames);
            Items.Add(new CatalogueItem
            {
                Id = Guid.Empty, VersionId = Guid.Empty, // given by the writer
                Code = item.Code ?? NextCode("H"), Name = item.Name, ClassCode = found.Code, ClassName = found.Name, Kind = _create.Kind,
                Level = RegionLevel.City, ResponsibleUnitKind = Core.Units.UnitKind.Department,
                Conditions = [new ItemCondition { Number = 1, Acceptance = Recorded, Handle = _handle, Completion = _create.Completion ?? Recorded }],
                Evidence = new Evidence(PhotoOnReport: false, PhotoOnHandling: false),
                AnonymousAllowed = true,
            });
        }

        private CatalogueClass Class(string[] names)
        {
            var path = string.Join(ItemName.Separator, names);
            if (!_byPath.TryGetValue(path, out var found))
            {
                var above = names.Length > 1 ? Class(names[..^1]) : null;
                found = new CatalogueClass { Code = NextCode("C"), ParentCode = above?.Code, Name = names[^1], Kind = _create.ClassKind };
                _byPath.Add(path, found);
                Classes.Add(found);
            }

            return found;
        }

        private string NextCode(string letter)
        {
            var number = Classes.Count + Items.Count + 1;
            while (!_codes.Add($"{letter}{number:D4}"))
            {
                number++;
            }

            return $"{letter}{number:D4}";
        }
    }
}
