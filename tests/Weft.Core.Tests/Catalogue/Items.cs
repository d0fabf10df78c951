using Weft.Core.Cases;
using Weft.Core.Catalogue;
using Weft.Core.Clocks;
using Weft.Core.Regions;

namespace Weft.Core.Tests.Catalogue;

/// <summary>A few items of an invented city.</summary>
internal static class Items
{
    public static CatalogueItem Drain { get; } = new()
    {
        Id = Guid.Parse("00000000-0000-7000-8000-000000000001"),
        VersionId = Guid.Parse("00000000-0000-7000-8000-0000000000aa"),
        Code = "F-0103",
        Name = "雨水箅子",
        EnglishName = "Storm drain grate",
        ClassCode = "F01",
        ClassName = "公用设施",
        Kind = CaseKind.Event,
        Level = RegionLevel.Street,
        Keywords = ["下水道", "积水"],
        Conditions =
        [
            new() { Number = 1, Acceptance = "缺失或移位", SignFor = new(15, LimitUnit.UrgentMinute), Handle = new(2, LimitUnit.UrgentHour), Completion = "恢复原状" },
            new() { Number = 2, Acceptance = "堵塞超过三分之一", Handle = new(1, LimitUnit.WorkingDay), Completion = "疏通" },
        ],
    };

    public static CatalogueItem Bench { get; } = Drain with { Code = "F-0407", Name = "街头座椅", EnglishName = "Street bench", ClassCode = "F04", ClassName = "园林绿化", Keywords = ["长椅"] };

    public static CatalogueItem Flood { get; } = Drain with { Code = "E-0506", Name = "道路积水", EnglishName = "Flooded road", ClassCode = "E05", ClassName = "突发事件", Keywords = ["内涝"] };
}
