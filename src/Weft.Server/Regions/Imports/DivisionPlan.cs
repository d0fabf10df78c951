using Microsoft.EntityFrameworkCore;
using Weft.Core.Regions;
using Weft.Server.Regions.Changing;
using Weft.Server.Regions.Codes;

namespace Weft.Server.Regions.Imports;

/// <summary>Which regions a divisions table adds below one region, and every line that is wrong.</summary>
internal sealed class DivisionPlan
{
    private readonly MapChange _change;
    private readonly RegionNode _top;
    private readonly IReadOnlyDictionary<string, CodeScheme> _schemes;
    private readonly Dictionary<(string Scheme, string Code), Guid> _byCode;
    private readonly Dictionary<Guid, string> _names = [];
    private readonly Dictionary<(Guid Parent, string Name), Guid> _byName = [];
    private readonly HashSet<Guid> _matched = [];
    private readonly HashSet<Guid> _coded;
    private readonly List<DivisionFault> _faults = [];

    private DivisionPlan(MapChange change, RegionNode top, IReadOnlyDictionary<string, CodeScheme> schemes, Dictionary<(string, string), Guid> byCode)
    {
        (_change, _top, _schemes, _byCode, _coded) = (change, top, schemes, byCode, [.. byCode.Values]);
        foreach (var node in change.Picture.Subtree(top.Id))
        {
            _names[node.Id] = node.Name;
            if (node.ParentId is { } parent && node.Kind == RegionKind.General)
            {
                _byName[(parent, node.Name)] = node.Id;
            }
        }
    }

    public List<NewRegion> Created { get; } = [];

    public List<(Guid Region, string Scheme, string Code)> NewCodes { get; } = [];

    public IReadOnlyList<DivisionFault> Faults => _faults;

    public static async Task<DivisionPlan> Make(
        MapChange change, RegionNode top, DivisionTable table, IReadOnlyDictionary<string, CodeScheme> schemes, CancellationToken ct)
    {
        var codes = await change.Db.Set<RegionCodeRow>().Where(row => row.ValidTo == null).Select(row => new { row.Scheme, row.Code, row.RegionId }).ToListAsync(ct);
        var plan = new DivisionPlan(change, top, schemes, codes.ToDictionary(row => (row.Scheme, row.Code), row => row.RegionId));
        foreach (var row in table.Rows)
        {
            plan.Add(row);
        }

        return plan;
    }

    public DivisionsReport Report(int rows, bool applied) => new(applied, rows, Created.Count, _matched.Count, _faults);

    private void Add(DivisionRow row)
    {
        var parent = _top.Id;
        var prefix = "";
        foreach (var cell in row.Cells.Where(cell => cell.Column.Level > _top.Level))
        {
            // A level that a line leaves out is not there: some cities have no counties.
            if (cell is { Name: "", Code: "" })
            {
                continue;
            }

            var code = cell.Column.Level < RegionLevel.County ? cell.Code.PadRight(6, '0') : cell.Code;
            if (!Check(row.Line, cell, code, prefix) || Place(row.Line, cell, code, parent) is not { } region)
            {
                return;
            }

            (parent, prefix) = (region, cell.Column.Level < RegionLevel.County ? Significant(cell) : code);
        }
    }

    // 21 and 210000 are one province, 2103 and 210300 one city: two and four digits count.
    private static string Significant(DivisionCell cell) =>
        cell.Code[..Math.Min(cell.Code.Length, cell.Column.Level == RegionLevel.Province ? 2 : 4)];

    private bool Check(int line, DivisionCell cell, string code, string prefix)
    {
        if (!RegionNames.IsName(cell.Name))
        {
            return Refuse(line, cell.Column.Name, cell.Name, "division.name-not-valid", "名称为空、过长或含控制字符。", "The name is empty, too long or has control characters.");
        }

        if (!code.StartsWith(prefix, StringComparison.Ordinal))
        {
            return Refuse(line, cell.Column.Code, cell.Code, "division.code-not-of-parent", "编码的前几位与上级编码不一致。", "The code does not begin with the code of the level above.");
        }

        return _schemes[cell.Column.Scheme].Check(code) is not { } fault
            || Refuse(line, cell.Column.Code, cell.Code, GivingCodes.Problem(fault.Why).Code, GivingCodes.Problem(fault.Why).Chinese, GivingCodes.Problem(fault.Why).English);
    }

    private Guid? Place(int line, DivisionCell cell, string code, Guid parent)
    {
        if (_byCode.TryGetValue((cell.Column.Scheme, code), out var known))
        {
            if (!_names.TryGetValue(known, out var name))
            {
                Refuse(line, cell.Column.Code, cell.Code, "division.code-elsewhere", "该编码属于所选上级之外的区域。", "The code belongs to a region outside the chosen parent.");
                return null;
            }

            if (name != cell.Name)
            {
                Refuse(line, cell.Column.Name, cell.Name, "division.other-name", $"该编码的区域名为“{name}”。", $"The region with this code is named {name}.");
                return null;
            }

            return Known(known);
        }

        if (_byName.TryGetValue((parent, cell.Name), out var named))
        {
            if (_coded.Contains(named))
            {
                Refuse(line, cell.Column.Name, cell.Name, "division.name-taken", "同一上级之下已有同名区域，但编码不同。", "The parent has a region of this name with another code.");
                return null;
            }

            NewCodes.Add((named, cell.Column.Scheme, code));
            _byCode[(cell.Column.Scheme, code)] = named;
            _coded.Add(named);
            return Known(named);
        }

        return Create(cell, code, parent);
    }

    private Guid Known(Guid region)
    {
        if (_change.Picture.Find(region) is not null)
        {
            _matched.Add(region);
        }

        return region;
    }

    private Guid Create(DivisionCell cell, string code, Guid parent)
    {
        var region = new NewRegion(Guid.CreateVersion7(_change.Now), parent, cell.Column.Level, RegionKind.General, cell.Name) { Codes = [(cell.Column.Scheme, code)] };
        Created.Add(region);
        _byCode[(cell.Column.Scheme, code)] = region.Id;
        _coded.Add(region.Id);
        _byName[(parent, cell.Name)] = region.Id;
        _names[region.Id] = cell.Name;
        return region.Id;
    }

    private bool Refuse(int line, string column, string value, string code, string chinese, string english)
    {
        _faults.Add(new DivisionFault(line, column, value, code, chinese, english));
        return false;
    }
}
