using Weft.Core.Catalogue;

namespace Weft.Server.Catalogue.Sheets;

/// <param name="Needed">Every item has it; on further rows of an item the item's own columns stay blank.</param>
internal sealed record WeftColumn(ItemField Field, string Chinese, string English, bool Needed, string ChineseHelp, string EnglishHelp, string Example)
{
    public string Header => $"{Chinese} {English}";
}

/// <summary>Weft's own layout: what the template offers, the export writes and the import reads back without loss.</summary>
internal static class WeftLayout
{
    public const string Code = "weft";
    public const string ItemsSheet = "事项";
    public const string HelpSheet = "说明";

    public static readonly IReadOnlyList<WeftColumn> Columns =
    [
        new(ItemField.ClassKind, "类型", "Class kind", true, "部件或事件。", "部件 (facility) or 事件 (event).", "部件"),
        new(ItemField.ClassCode, "类别代码", "Class code", true, "自上而下各级类别的代码，用 > 连接。", "The codes of the class from the top down, joined by >.", "F>F01"),
        new(ItemField.ClassName, "类别名称", "Class name", true, "各级类别的名称，用 > 连接，层数与代码一致。", "The names of the same levels, joined by >.", "部件>公用设施"),
        new(ItemField.ClassEnglishName, "类别英文名称", "Class name in English", false, "可不填。", "May stay blank.", "Facilities>Public utilities"),
        new(ItemField.Code, "事项代码", "Code", true, "在清单中唯一；一个事项有多条立案条件时，续行可留空或重复。", "Unique in the catalogue; further rows of an item leave it blank or repeat it.", "F-0103"),
        new(ItemField.Name, "事项名称", "Name", true, "不超过 100 字。", "At most 100 characters.", "雨水箅子"),
        new(ItemField.EnglishName, "事项英文名称", "Name in English", false, "可不填。", "May stay blank.", "Storm drain grate"),
        new(ItemField.Kind, "事件种类", "Kind of case", false, "事件、诉求、隐患、纠纷、代办；不填为事件。", "事件 event, 诉求 appeal, 隐患 hazard, 纠纷 dispute, 代办 errand; blank is event.", "事件"),
        new(ItemField.Level, "处置层级", "Level", false, "通常由哪一级处置：省、市、区县、街道、社区、网格；不填为街道。", "Which level usually handles it: 省 province, 市 city, 区县 county, 街道 street, 社区 community, 网格 grid; blank is street.", "街道"),
        new(ItemField.ResponsibleUnitKind, "责任单位类型", "Kind of unit", false, "站点或部门；可不填。", "站点 station or 部门 department; may stay blank.", "部门"),
        new(ItemField.ResponsibleUnitId, "责任单位编号", "Unit id", false, "全市由同一单位负责时填其系统编号。", "The id of the unit when it is one for the whole city.", ""),
        new(ItemField.Supervising, "监管主体", "Supervising bodies", false, "多个用分号分开。", "Several are parted by semicolons.", "市城管局;市水务局"),
        new(ItemField.Responsible, "责任主体", "Responsible bodies", false, "多个用分号分开。", "Several are parted by semicolons.", "市排水服务中心;产权单位"),
        new(ItemField.ConditionNumber, "条件序号", "Condition", false, "从 1 起；不填按行序编号。", "From 1; blank counts the rows.", "1"),
        new(ItemField.Acceptance, "立案条件", "Acceptance condition", true, "看到什么可以立案。", "What must be seen for a case to be accepted.", "缺失、移位、开裂，存在安全隐患"),
        new(ItemField.SignFor, "签收时限", "Limit to sign for", false, "不填用流程的默认时限。", "Blank leaves the default of the procedure.", "15紧急分钟"),
        new(ItemField.Handle, "处置时限", "Limit to handle", true, "如 2紧急工作时、4工作时、3工作日、15自然日；只写天为自然日。", "Such as 2紧急工作时 (urgent hours), 4工作时 (working hours), 3工作日 (working days), 15自然日 (calendar days).", "2紧急工作时"),
        new(ItemField.Completion, "结案条件", "Completion standard", true, "做到什么可以结案。", "What must be done for the case to be closed.", "恢复原状"),
        new(ItemField.PhotoOnReport, "上报须拍照", "Photo on report", false, "是或否；不填为是。", "是 yes or 否 no; blank is yes.", "是"),
        new(ItemField.PhotoOnHandling, "处置须拍照", "Photo on handling", false, "是或否；不填为是。", "是 yes or 否 no; blank is yes.", "是"),
        new(ItemField.AnonymousAllowed, "可匿名", "Anonymous allowed", false, "是或否；不填为否。", "是 yes or 否 no; blank is no.", "否"),
        new(ItemField.Keywords, "关键词", "Keywords", false, "居民常用的说法，用分号分开。", "Words people use for it, parted by semicolons.", "下水道;积水"),
        new(ItemField.ProcedureCode, "流程代码", "Procedure", false, "不填由渠道或城市决定。", "Blank leaves it to the channel or the city.", ""),
        new(ItemField.LegalBasis, "法律法规依据", "Legal basis", false, "可不填。", "May stay blank.", "《城市道路管理条例》第二十三条"),
        new(ItemField.CollectionRule, "采集要求", "Collection rule", false, "怎样采集、什么不采集。", "How to take it down, and what not to.", "须拍清设施标识。"),
        new(ItemField.DuplicateRadiusMetres, "重复提示半径（米）", "Duplicate radius (m)", false, "0 至 5000；0 为不提示；不填为 50。", "0 to 5000; 0 never asks; blank is 50.", "50"),
    ];

    public static Layout Layout { get; } = new()
    {
        Code = Code,
        Name = "织网模板",
        EnglishName = "Weft's template",
        Sheets = [new LayoutSheet(ItemsSheet)],
        Ignore = [HelpSheet],
        Columns = Columns
            .SelectMany(column => new[] { column.Header, column.Chinese, column.English }.Select(header => (header, column.Field)))
            .ToDictionary(column => column.header, column => column.Field),
    };
}
