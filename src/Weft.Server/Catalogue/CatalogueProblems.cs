using Weft.Server.Http;

namespace Weft.Server.Catalogue;

/// <summary>Every "no" of the catalogue.</summary>
internal static class CatalogueProblems
{
    public static readonly ProblemCode NotADraft = new(409, "catalogue.not-a-draft",
        "该版本已发布或已停用，不能修改；请新建草稿。", "This version was published and does not change any more; make a draft.");

    public static readonly ProblemCode DraftExists = new(409, "catalogue.draft-exists",
        "该城市已有一份草稿，请先发布或删除它。", "This city already has a draft: publish it or delete it first.");

    public static readonly ProblemCode NothingToPublish = new(409, "catalogue.nothing-to-publish",
        "草稿中没有事项，不能发布。", "The draft holds no item, so there is nothing to publish.");

    public static readonly ProblemCode CodeTaken = new(409, "catalogue.code-taken",
        "该代码在此版本中已被使用。", "This code is already used in this version.");

    public static readonly ProblemCode ClassInUse = new(409, "catalogue.class-in-use",
        "该类别下还有事项或下级类别，不能删除。", "Items or classes still hang below this class, so it stays.");

    public static readonly ProblemCode NotACity = new(422, "catalogue.not-a-place-for-a-catalogue",
        "事项清单属于县级及以上区域，请选择市、区、县。", "A catalogue belongs to a county, a city or a higher region.");

    public static readonly ProblemCode SheetNotReadable = new(422, "catalogue.sheet-not-readable",
        "无法读取该文件：需要 .xlsx 工作簿或 .csv 文件（旧版 .xls 或加密文件请另存为 .xlsx）。",
        "The file cannot be read: send an .xlsx workbook or a .csv file (save an old .xls or a locked file as .xlsx first).");

    public static readonly ProblemCode SheetTooLarge = new(413, "catalogue.sheet-too-large",
        "文件过大或解压后过大：文件不超过 20 MB，解压后不超过 100 MB、150 万个单元格。",
        "The file is too large, or unfolds to too much: at most 20 MB, 100 MB unpacked and 1.5 million cells.");

    public static readonly ProblemCode LayoutUnknown = new(422, "catalogue.layout-unknown",
        "没有这种导入版式，可用的版式见 layouts。", "There is no such import layout; layouts lists those there are.");

    public static readonly ProblemCode LayoutNotValid = new(422, "catalogue.layout-not-valid",
        "版式说明有误，详见 errors。", "The layout does not hold together; errors says where.");

    public static readonly ProblemCode ImportRefused = new(422, "catalogue.import-refused",
        "导入的数据有错误，未写入任何内容；errors 列出每处的工作表、行、列和原因。",
        "The sheet has faults and nothing of it was taken in; errors lists sheet, row, column and reason of each.");

    public static readonly ProblemCode FileMissing = new(400, "catalogue.file-missing",
        "请以 multipart/form-data 上传名为 file 的文件。", "Send the sheet as multipart/form-data in a part named file.");
}
