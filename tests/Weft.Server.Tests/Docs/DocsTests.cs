using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Weft.Server.Tests.Docs;

/// <summary>What a route, a setting, a problem or a verb is called stands in some document, or the build is red.</summary>
public partial class DocsTests(WeftApp app) : IClassFixture<WeftApp>
{
    [Fact]
    public void Every_route_is_in_the_committed_description()
    {
        using var description = JsonDocument.Parse(Read("docs/openapi.json"));
        var described = description.RootElement.GetProperty("paths").EnumerateObject().Select(path => Plain(path.Name)).ToHashSet();
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(route => Plain(route.RoutePattern.RawText!))
            .Where(path => path.StartsWith("/api/", StringComparison.Ordinal) && !path.Contains('*'));

        routes.Distinct().Except(described).Order().ShouldBeEmpty("run ./weft openapi and commit docs/openapi.json");
    }

    [Fact]
    public void Every_problem_code_is_in_the_committed_table() =>
        Read("docs/problems.md").ShouldBe(WriteProblems.Page(), "run ./weft openapi and commit docs/problems.md");

    [Fact]
    public void A_problem_code_has_one_meaning_and_two_languages()
    {
        foreach (var problem in WriteProblems.All())
        {
            problem.Code.ShouldMatch("^[a-z]+(-[a-z0-9]+)*\\.[a-z0-9]+(-[a-z0-9]+)*$");
            problem.Status.ShouldBeInRange(400, 599);
            problem.Chinese.ShouldMatch(@"\p{IsCJKUnifiedIdeographs}", problem.Code);
            problem.English.ShouldMatch("^[A-Z]", problem.Code);
        }
    }

    [Fact]
    public void Every_setting_is_in_the_operations_manual()
    {
        var settings = Directory.GetFiles(Path.Combine(Root(), "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => SettingNames().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["name"].Value).Where(name => name is not "PATH").Distinct();
        var manual = Read("docs/operations.md");

        settings.Where(name => !manual.Contains(name, StringComparison.Ordinal)).Order().ShouldBeEmpty();
    }

    [Fact]
    public void Every_verb_of_the_door_is_in_the_readme_or_the_manual()
    {
        var verbs = DoorVerbs().Matches(Read("weft")).Select(match => match.Groups["verb"].Value).Distinct();
        var manual = Read("README.md") + Read("docs/operations.md") + Read("CONTRIBUTING.md");

        verbs.Where(verb => !manual.Contains($"./weft {verb}", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_link_between_documents_leads_somewhere()
    {
        var documents = Directory.GetFiles(Root(), "*.md").Concat(Directory.GetFiles(Path.Combine(Root(), "docs"), "*.md", SearchOption.AllDirectories));
        var broken =
            from document in documents
            from Match link in Links().Matches(File.ReadAllText(document))
            let target = link.Groups["target"].Value
            where !target.StartsWith("http", StringComparison.Ordinal)
            let path = Path.Combine(Path.GetDirectoryName(document)!, target)
            where !File.Exists(path) && !Directory.Exists(path)
            select $"{Path.GetFileName(document)}: {target}";

        broken.ShouldBeEmpty();
    }

    private static string Plain(string path) => Constraints().Replace("/" + path.Trim('/'), "{$1}");

    private static string Read(string path) => File.ReadAllText(Path.Combine(Root(), path));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../.."));

    [GeneratedRegex(@"\{(\w+)(?::[^}]*|\?)?\}")]
    private static partial Regex Constraints();

    [GeneratedRegex("(?:onfiguration\\[|GetValue(?:<\\w+>)?\\(|GetSection\\(|GetEnvironmentVariable\\()\"(?<name>[A-Za-z:_]+)\"")]
    private static partial Regex SettingNames();

    [GeneratedRegex(@"(?m)^  (?<verb>[a-z]+)   ?\s*\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex DoorVerbs();

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Links();
}
