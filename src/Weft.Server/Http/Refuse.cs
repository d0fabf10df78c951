using Microsoft.AspNetCore.Http.HttpResults;

namespace Weft.Server.Http;

/// <summary>What is wrong with one field of a request, in both languages.</summary>
internal sealed record FieldFault(string Field, string Chinese, string English);

internal static class Refuse
{
    public static ProblemHttpResult Fields(params IEnumerable<FieldFault> faults) =>
        RequestProblems.NotValid.Answer(("errors", faults.ToArray()));

    public static ProblemHttpResult Field(string field, string chinese, string english) =>
        Fields(new FieldFault(field, chinese, english));
}
