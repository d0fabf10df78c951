using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Weft.Server.Http;

/// <summary>
/// One named "no" of the API: its HTTP status, its stable code, and the sentence that tells a person what to do.
/// Each module keeps its own on one page (<c>CaseProblems</c>, <c>RegionProblems</c>, ...); a code never changes its meaning.
/// </summary>
internal sealed record ProblemCode(int Status, string Code, string Chinese, string English)
{
    /// <summary>The answer; <paramref name="more"/> become extra members, such as what is allowed now.</summary>
    public ProblemHttpResult Answer(params (string Name, object? Value)[] more)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = Code, ["english"] = English };
        foreach (var (name, value) in more)
        {
            extensions[name] = value;
        }

        return TypedResults.Problem(statusCode: Status, type: $"/problems/{Code}", title: Chinese, extensions: extensions);
    }
}
