using Weft.Server.Http;

namespace Weft.Server.Regions;

/// <summary>Every "no" about places, on one page.</summary>
internal static class RegionProblems
{
    public static readonly ProblemCode UnknownParent = new(422, "region.unknown-parent",
        "上级区域不存在或已停用。", "The parent does not exist or is closed.");

    public static readonly ProblemCode Closed = new(409, "region.closed",
        "该区域已停用（已拆分、合并或撤销），不能再修改。", "This region is closed (split, merged or ended) and cannot be changed any more.");

    public static readonly ProblemCode RootStays = new(409, "region.root-stays",
        "根区域不能移动、拆分、合并或停用。", "The root cannot be moved, split, merged or closed.");

    public static readonly ProblemCode LevelNotBelow = new(422, "region.level-not-below-parent",
        "区域层级必须低于上级区域。", "A region must be of a finer level than its parent.");

    public static readonly ProblemCode KindNotHere = new(422, "region.kind-not-under-parent",
        "该类型的区域不能设在这个上级之下：专业网只能嵌套同名专业网，专属网格之下只能设更细的单元。",
        "This kind cannot lie under that parent: overlays nest only in their own net, and only finer units lie under dedicated grids.");

    public static readonly ProblemCode OverlayUnnamed = new(422, "region.overlay-unnamed",
        "专业网区域必须注明所属专业网（如 fire、police），其他类型则不应填写。",
        "An overlay names its net (fire, police, ...); other kinds do not.");

    public static readonly ProblemCode NameTaken = new(409, "region.name-taken",
        "同一上级之下已有同名区域。", "The parent has a region of this name already.");

    public static readonly ProblemCode BoundaryFaulty = new(422, "region.boundary-faulty",
        "边界有问题，未做任何修改；详见 faults。", "The boundary has faults, nothing was changed; see faults.");

    public static readonly ProblemCode BoundaryMissing = new(422, "region.boundary-missing",
        "没有边界，无法进行此操作；请先导入边界。", "This needs a boundary, which is missing: import it first.");

    public static readonly ProblemCode HasChildren = new(409, "region.has-children",
        "该区域还有下级区域，请先移动或停用它们。", "The region has children: move or close them first.");

    public static readonly ProblemCode MoveIntoItself = new(422, "region.move-into-itself",
        "不能把区域移到它自己或其下级之下。", "A region cannot be moved under itself or under what lies below it.");

    public static readonly ProblemCode AlreadyThere = new(409, "region.already-there",
        "该区域已在这个上级之下。", "The region hangs under this parent already.");

    public static readonly ProblemCode TooFewParts = new(422, "region.too-few-parts",
        "拆分或合并至少需要两个区域。", "To split or to merge takes two regions at least.");

    public static readonly ProblemCode NotSiblings = new(422, "region.not-siblings",
        "只能合并同一上级、同一层级、同一类型的区域。", "Only regions of one parent, one level and one kind can be merged.");

    public static readonly ProblemCode NotAdjacent = new(422, "region.not-adjacent",
        "要合并的区域彼此不相邻。", "The regions to merge do not lie side by side.");

    public static readonly ProblemCode SplitCutsChild = new(422, "region.split-cuts-child",
        "拆分线穿过了下级区域，或下级区域没有边界、无法判断归属。", "The split cuts through a child, or a child has no boundary to tell where it belongs.");

    public static readonly ProblemCode UnknownScheme = new(422, "region.unknown-scheme",
        "没有这种编码规则。", "There is no such code scheme.");

    public static readonly ProblemCode SchemeTaken = new(409, "region.scheme-taken",
        "已有同名的编码规则。", "There is a code scheme of this name already.");

    public static readonly ProblemCode SchemeNotForLevel = new(422, "region.scheme-not-for-level",
        "该编码规则不适用于这一层级。", "This code scheme is not for this level.");

    public static readonly ProblemCode CodeTaken = new(409, "region.code-taken",
        "该编码已被另一个区域使用。", "Another region has this code.");

    public static readonly ProblemCode CodeWrongLength = new(422, "region.code-wrong-length",
        "编码位数不对。", "The code has the wrong number of digits.");

    public static readonly ProblemCode CodeNotDigits = new(422, "region.code-not-digits",
        "编码只能由数字 0-9 组成。", "A code consists of the digits 0 to 9 only.");

    public static readonly ProblemCode CodeNotOfParent = new(422, "region.code-not-of-parent",
        "编码的前几位应与所在上级区域的编码一致。", "The code must begin with the code of the region around.");

    public static readonly ProblemCode CodeNumberNotInUse = new(422, "region.code-number-not-in-use",
        "编码中有一段的取值不在规定范围内。", "The number of one segment is outside its ranges.");

    public static readonly ProblemCode NoCodeToNumberFrom = new(422, "region.no-code-to-number-from",
        "该区域没有12位村级编码，无法为其网格编号。", "The region has no 12-digit village code to number its grids from.");

    public static readonly ProblemCode PlaceMissing = new(400, "place.missing",
        "缺少经度或纬度。", "The longitude or the latitude is missing.");

    public static readonly ProblemCode PlaceOutOfRange = new(422, "place.out-of-range",
        "坐标超出地球范围。", "The coordinate is off the globe.");

    public static readonly ProblemCode PlaceNoFix = new(422, "place.no-fix",
        "坐标为 0,0，说明设备尚未定位。", "The coordinate is 0, 0: the device did not know where it was.");

    public static readonly ProblemCode PlaceSwapped = new(422, "place.swapped",
        "经度和纬度似乎颠倒了。", "Longitude and latitude seem to be swapped.");

    public static readonly ProblemCode PlaceNotInSystem = new(422, "place.not-in-system",
        "标明为 GCJ-02，但坐标不在中国范围内。", "It is said to be GCJ-02 but does not lie in China.");

    public static readonly ProblemCode OffTheMap = new(404, "place.off-the-map",
        "这个位置不在任何已绘制的区域内。", "This place lies in no region that has been drawn.");

    public static readonly ProblemCode ImportNotReadable = new(422, "region.import-not-readable",
        "导入内容无法读取，详见 reason。", "The import cannot be read; see reason.");

    public static readonly ProblemCode ImportHasFaults = new(422, "region.import-has-faults",
        "导入内容有错误，未做任何修改；详见 report。", "The import has faults, nothing was changed; see report.");

    public static readonly ProblemCode HasChiefWorker = new(409, "region.has-chief-worker",
        "该网格在这段时间已有专职网格员。", "The grid has a chief worker in that time already.");

    public static readonly ProblemCode StaffedAlready = new(409, "region.staffed-already",
        "此人在这段时间已在该网格担任同一职务。", "This person holds this post there in that time already.");

    public static readonly ProblemCode StaffEnded = new(409, "region.staff-ended",
        "该任职已经结束。", "This post has ended already.");

    public static readonly ProblemCode ValidFromInTheFuture = new(422, "region.valid-from-in-the-future",
        "生效时间不能晚于现在。", "A region cannot begin in the future.");
}
