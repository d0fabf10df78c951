using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Weft.Core.Clocks;
using Weft.Server.Database;
using Weft.Server.Regions;

namespace Weft.Server.Clocks;

/// <summary>
/// The calendars in memory, as the database has them: in this process within the request that changed one, in others within
/// two seconds. Due times that are stored already stay as they are.
/// </summary>
internal sealed class Calendars(IServiceScopeFactory scopes, RegionTree regions) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private volatile Known? _known;

    /// <summary>Every installation has it, from the migration on.</summary>
    public static readonly Guid DefaultId = Guid.Parse("01900000-0000-7000-8000-000000000004");

    /// <summary>The calendar of every region that has none, nor an ancestor with one.</summary>
    public WorkCalendar Default => Now.Default.Calendar;

    /// <summary>The calendar of the region: its own or the nearest ancestor's. An unknown region has the default.</summary>
    public WorkCalendar For(Guid regionId) => HolderFor(regionId).Calendar;

    /// <summary>The same with its id and name.</summary>
    public CalendarInUse HolderFor(Guid regionId)
    {
        var known = Now;

        var tree = regions.Now;

        if (known.ByRegion.Count == 0 || tree.Find(regionId) is null)
        {
            return known.Default;
        }

        if (known.Found.TryGetValue(regionId, out var found) && ReferenceEquals(found.Tree, tree))
        {
            return found.Calendar;
        }

        var calendar = known.Search(regionId, tree);
        known.Found[regionId] = (tree, calendar);
        return calendar;
    }

    private Known Now => _known ?? throw new InvalidOperationException("The calendars are not loaded yet.");

    public async Task Refresh(CancellationToken ct = default)
    {
        await _oneAtATime.WaitAsync(ct);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var rows = await scope.ServiceProvider.GetRequiredService<WeftDb>().Set<CalendarRow>()
                .AsNoTracking().Include(row => row.Weeks).Include(row => row.Days).AsSplitQuery().ToListAsync(ct);
            _known = new Known(rows);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private sealed class Known
    {
        private readonly CalendarRow _default;
        private readonly ConcurrentDictionary<string, CalendarInUse> _made = new();

        public Known(List<CalendarRow> rows)
        {
            _default = rows.Single(row => row.RegionId is null);
            ByRegion = rows.Where(row => row.RegionId is not null).ToDictionary(row => row.RegionId!.Value);
            Default = Make([_default]);
        }

        public CalendarInUse Default { get; }

        public Dictionary<Guid, CalendarRow> ByRegion { get; }

        public ConcurrentDictionary<Guid, (RegionPicture Tree, CalendarInUse Calendar)> Found { get; } = new();

        public CalendarInUse Search(Guid regionId, RegionPicture tree)
        {
            var chain = new List<CalendarRow>();

            for (var node = tree.Find(regionId); node is not null && chain is not [.., { OwnDays: true }]; node = node.ParentId is { } parent ? tree.Find(parent) : null)
            {
                if (ByRegion.TryGetValue(node.Id, out var row))
                {
                    chain.Add(row);
                }
            }

            if (chain is not [.., { OwnDays: true }])
            {
                chain.Add(_default);
            }

            // Regions share the calendar they inherit, and with it the years it has counted already.
            return _made.GetOrAdd(string.Join(' ', chain.Select(row => row.Id)), _ => Make(chain));
        }

        private static CalendarInUse Make(List<CalendarRow> chain)
        {
            var plan = chain.Select(row => row.ToPlan()).Aggregate((own, above) => own.WithDaysOf(above));

            return WorkCalendar.TryMake(plan, out var calendar, out var refusal)
                ? new CalendarInUse(chain[0].Id, chain[0].Name, calendar)
                : throw new InvalidOperationException($"The calendar {chain[0].Name} is not usable: {refusal}");
        }
    }
}

/// <summary>A calendar as it counts, days of calendars above included.</summary>
internal sealed record CalendarInUse(Guid Id, string Name, WorkCalendar Calendar);
