using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Weft.Server.Http;

namespace Weft.Server;

/// <summary>Writes docs/problems.md: every named "no" of the API, from the pages where the modules keep them.</summary>
internal static class WriteProblems
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public static async Task<int> Run(WebApplication app, string[] args, CancellationToken ct)
    {
        if (args is [var file, ..])
        {
            await File.WriteAllTextAsync(file, Page(), ct);
        }
        else
        {
            Console.Write(Page());
        }

        return 0;
    }

    public static string Page()
    {
        var page = new StringBuilder(
            """
            # Problems

            Every "no" of the API is a problem (RFC 9457) with a stable `code`: `title` is the Chinese sentence, `english` the English one.
            Extra members say more: `allowed` the steps one may take now, `errors` the fields at fault. Written by `./weft openapi`.

            | code | status | 中文 | English |
            |---|---|---|---|

            """);
        foreach (var problem in All())
        {
            page.Append($"| `{problem.Code}` | {problem.Status} | {problem.Chinese} | {problem.English} |\n");
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>By code. Two problems of one code would be two meanings of one word.</summary>
    public static IReadOnlyList<ProblemCode> All() =>
        [.. typeof(ProblemCode).Assembly.GetTypes().SelectMany(Of).DistinctBy(problem => problem.Code).OrderBy(problem => problem.Code, StringComparer.Ordinal)];

    private static IEnumerable<ProblemCode> Of(Type type)
    {
        if (type.ContainsGenericParameters)
        {
            return [];
        }

        var fields = type.GetFields(Any).Where(field => field.FieldType == typeof(ProblemCode)).Select(field => (ProblemCode?)field.GetValue(null));
        var properties = type.GetProperties(Any).Where(property => property.PropertyType == typeof(ProblemCode)).Select(property => (ProblemCode?)property.GetValue(null));
        var mapped =
            from method in type.GetMethods(Any)
            where method.ReturnType == typeof(ProblemCode) && !method.IsSpecialName
            let parameters = method.GetParameters()
            where parameters is [{ ParameterType.IsEnum: true }]
            from value in Enum.GetValues(parameters[0].ParameterType).Cast<object>()
            select (ProblemCode?)method.Invoke(null, [value]);
        return fields.Concat(properties).Concat(mapped).OfType<ProblemCode>();
    }
}
