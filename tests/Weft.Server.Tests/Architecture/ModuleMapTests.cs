using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Weft.Server.Tests.Architecture;

/// <summary>The module map of the server. To let one module use another, add it here, in the open.</summary>
public partial class ModuleMapTests
{
    // Every module may use Database and Http; beyond these, only what stands in its row.
    private static readonly string[] Ground = ["Database", "Http"];

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Access"] = ["Audit", "Privacy", "Regions", "Units"],
        ["Attachments"] = ["Work"],
        ["Audit"] = [],
        ["Cases"] = ["Access", "Attachments", "Catalogue", "Clocks", "Notices", "Printing", "Privacy", "Procedures", "Regions", "Units", "Work"],
        ["Catalogue"] = ["Audit", "Procedures", "Regions", "Units"],
        ["Clocks"] = ["Audit", "Regions"],
        ["Database"] = [],
        ["Demo"] = ["Access", "Attachments", "Cases", "Catalogue", "Clocks", "Notices", "Privacy", "Procedures", "Regions", "Units"],
        ["Faces"] = [],
        ["History"] = ["Access", "Audit", "Cases", "Catalogue", "Procedures", "Regions", "Units"],
        ["Http"] = [],
        ["Insight"] = ["Notices", "Regions", "Units", "Work"],
        ["Privacy"] = [],
        ["Regions"] = ["Audit"],
        ["LiveFeed"] = ["Notices", "Regions"],
        ["Units"] = ["Audit", "Regions"],
        ["Notices"] = ["Access", "Audit", "Privacy", "Regions", "Work"],
        ["Printing"] = [],
        ["Procedures"] = ["Audit", "Regions"],
        ["Work"] = [],
    };

    [Fact]
    public void A_module_uses_only_the_modules_the_map_allows()
    {
        var strays =
            from module in MayUse
            from file in Directory.GetFiles(Path.Combine(ServerFolder(), module.Key), "*.cs", SearchOption.AllDirectories)
            from use in ModuleUse().Matches(File.ReadAllText(file))
            let used = use.Groups["module"].Value
            where used != module.Key && !Ground.Contains(used) && !module.Value.Contains(used)
            select $"{module.Key}/{Path.GetFileName(file)} uses {used}";

        strays.ShouldBeEmpty();
    }

    [Fact]
    public void Every_module_folder_is_on_the_map()
    {
        var folders = Directory.GetDirectories(ServerFolder()).Select(Path.GetFileName);

        folders.Order().ShouldBe(MayUse.Keys.Order());
    }

    [GeneratedRegex(@"Weft\.Server\.(?<module>[A-Z]\w+)")]
    private static partial Regex ModuleUse();

    private static string ServerFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(here, "../../../../src/Weft.Server"));
}
