namespace Weft.Server.Regions.Boundaries;

internal enum BoundaryFaultKind
{
    Missing,
    NotAPolygon,
    PositionNotReadable,
    OutOfRange,
    Swapped,
    NotInSystem,
    NotClosed,
    Empty,
    SelfCrossing,
    HoleOutside,
    PartsOverlap,
    TooManyPoints,
    OutsideParent,
    OverlapsSibling,
    Gap,
    CutsOffChild,
    Duplicate,
    NoName,
    UnknownParent,
    SeveralFit,
    DrawnTwice,
    NotYours,
    LevelNotBelow,
    CodeFaulty,
    NotFound,
}

/// <summary>
/// What is wrong with a drawn boundary: of which feature of a file (its position, from 0), where (longitude and latitude), how
/// much of it (square metres), against which other region. One that does not block is a hint.
/// </summary>
internal sealed record BoundaryFault(BoundaryFaultKind Kind)
{
    public bool Blocks { get; init; } = true;
    public int? Feature { get; init; }
    public string? Region { get; init; }
    public string? Other { get; init; }
    public double[]? At { get; init; }
    public double? SquareMetres { get; init; }

    public string Code => Words.Code;

    public string Chinese => Words.Chinese;

    public string English => Words.English;

    private (string Code, string Chinese, string English) Words => Kind switch
    {
        BoundaryFaultKind.Missing => ("boundary.missing", "没有边界（geometry 为空）。", "There is no boundary: the geometry is empty."),
        BoundaryFaultKind.NotAPolygon => ("boundary.not-a-polygon", "边界应为 Polygon 或 MultiPolygon。", "A boundary is a Polygon or a MultiPolygon."),
        BoundaryFaultKind.PositionNotReadable => ("boundary.position-not-readable", "坐标应为 [经度, 纬度] 两个数字。", "A position is two numbers, [longitude, latitude]."),
        BoundaryFaultKind.OutOfRange => ("boundary.out-of-range", "坐标超出地球范围，或为 0,0。", "A coordinate is off the globe, or 0, 0."),
        BoundaryFaultKind.Swapped => ("boundary.swapped", "经度和纬度似乎颠倒了；应先经度后纬度。", "Longitude and latitude seem to be swapped; longitude comes first."),
        BoundaryFaultKind.NotInSystem => ("boundary.not-in-system", "标明为 GCJ-02，但坐标不在中国范围内。", "It is said to be GCJ-02 but does not lie in China."),
        BoundaryFaultKind.NotClosed => ("boundary.not-closed", "边界没有闭合：终点应与起点相同。", "The boundary is not closed: its last point must be its first."),
        BoundaryFaultKind.Empty => ("boundary.empty", "边界没有围出面积。", "The boundary encloses no area."),
        BoundaryFaultKind.SelfCrossing => ("boundary.self-crossing", "边界自相交。", "The boundary crosses or touches itself."),
        BoundaryFaultKind.HoleOutside => ("boundary.hole-outside", "内部空洞不在外边界之内，或互相套叠。", "A hole lies outside its outer ring or inside another hole."),
        BoundaryFaultKind.PartsOverlap => ("boundary.parts-overlap", "同一区域的各部分互相重叠或重复。", "Parts of one region overlap or repeat one another."),
        BoundaryFaultKind.TooManyPoints => ("boundary.too-many-points", "边界点过多，请先简化。", "The boundary has too many points: simplify it first."),
        BoundaryFaultKind.OutsideParent => ("boundary.outside-parent", "超出上级区域的边界。", "It reaches beyond the boundary of its parent."),
        BoundaryFaultKind.OverlapsSibling => ("boundary.overlaps-sibling", "与同级区域重叠。", "It overlaps a sibling."),
        BoundaryFaultKind.Gap => ("boundary.gap", "与上级区域之间留有空白，没有归属。", "Part of the parent belongs to none of its children."),
        BoundaryFaultKind.CutsOffChild => ("boundary.cuts-off-child", "下级区域会超出新的边界。", "A child would reach beyond the new boundary."),
        BoundaryFaultKind.Duplicate => ("boundary.duplicate", "与另一个要素的边界完全相同。", "It is the same boundary as another feature."),
        BoundaryFaultKind.NoName => ("boundary.no-name", "要素没有可用的名称。", "The feature has no name that can be used."),
        BoundaryFaultKind.UnknownParent => ("boundary.unknown-parent", "没有找到要素所写的上级区域。", "The parent that the feature names is not there."),
        BoundaryFaultKind.SeveralFit => ("boundary.several-fit", "有多个区域符合该名称，请改用编码或 id 匹配。", "Several regions fit the name: match by code or id."),
        BoundaryFaultKind.DrawnTwice => ("boundary.drawn-twice", "同一区域在文件中出现了两次。", "The region is in the file twice."),
        BoundaryFaultKind.NotYours => ("boundary.not-yours", "该区域不在所选上级之内，或不在您的管辖范围内。", "The region does not lie in the chosen parent, or not in your scope."),
        BoundaryFaultKind.LevelNotBelow => ("boundary.level-not-below", "层级或类型不能设在该上级之下。", "This level or kind cannot lie under that parent."),
        BoundaryFaultKind.CodeFaulty => ("boundary.code-faulty", "编码不符合编码规则，或已被其他区域使用。", "The code does not follow its scheme, or another region has it."),
        BoundaryFaultKind.NotFound => ("boundary.not-found", "没有匹配的区域，且未允许新建。", "No region fits, and making new ones was not allowed."),
    };
}
