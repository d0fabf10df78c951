using System.Collections.Frozen;
using Weft.Core.Cases;
using Weft.Core.Catalogue;
using Weft.Core.Regions;
using Weft.Core.Units;

namespace Weft.Server.Catalogue.Sheets;

/// <summary>The words a sheet uses for the choices of a field; the first of each is what the export writes.</summary>
internal static class Choices
{
    private static readonly FrozenDictionary<ClassKind, string[]> ClassKinds = Table<ClassKind>(
        (ClassKind.Facility, ["部件", "设施", "管理部件"]), (ClassKind.Event, ["事件", "管理事项", "事项"]));

    private static readonly FrozenDictionary<CaseKind, string[]> CaseKinds = Table<CaseKind>(
        (CaseKind.Event, ["事件"]), (CaseKind.Appeal, ["诉求"]), (CaseKind.Hazard, ["隐患"]), (CaseKind.Dispute, ["纠纷"]), (CaseKind.Errand, ["代办"]));

    private static readonly FrozenDictionary<RegionLevel, string[]> Levels = Table<RegionLevel>(
        (RegionLevel.Country, ["国家"]), (RegionLevel.Province, ["省"]), (RegionLevel.City, ["市"]), (RegionLevel.County, ["区县", "县", "区"]),
        (RegionLevel.Street, ["街道", "乡镇", "街道乡镇"]), (RegionLevel.Community, ["社区", "村", "社区村"]), (RegionLevel.Grid, ["网格"]),
        (RegionLevel.Finer, ["网格以下"]));

    private static readonly FrozenDictionary<UnitKind, string[]> UnitKinds = Table<UnitKind>(
        (UnitKind.Station, ["站点", "中心"]), (UnitKind.Department, ["部门", "职能部门"]));

    private static readonly FrozenDictionary<bool, string[]> Answers = Table<bool>(
        (true, ["是", "yes", "y", "1", "√"]), (false, ["否", "no", "n", "0"]));

    public static bool TryRead<T>(string text, out T value)
        where T : struct
    {
        foreach (var (one, words) in Of<T>())
        {
            if (words.Contains(text, StringComparer.OrdinalIgnoreCase) || string.Equals(one.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                value = one;
                return true;
            }
        }

        value = default;
        return false;
    }

    public static string Write<T>(T value)
        where T : struct => Of<T>()[value][0];

    public static IEnumerable<string> All<T>()
        where T : struct => Of<T>().Values.Select(words => words[0]);

    private static FrozenDictionary<T, string[]> Of<T>()
        where T : struct =>
        (FrozenDictionary<T, string[]>)(object)(default(T) switch
        {
            ClassKind => ClassKinds,
            CaseKind => CaseKinds,
            RegionLevel => Levels,
            UnitKind => UnitKinds,
            bool => Answers,
            _ => throw new NotSupportedException(typeof(T).Name),
        });

    private static FrozenDictionary<T, string[]> Table<T>(params (T Value, string[] Words)[] rows)
        where T : struct => rows.ToFrozenDictionary(row => row.Value, row => row.Words);
}
