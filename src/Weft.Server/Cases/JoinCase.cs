using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;
using Weft.Server.Privacy;

namespace Weft.Server.Cases;

internal sealed record JoinCaseRequest(bool Anonymous, string? ReporterName, string? ReporterPhone, string? Words);

internal sealed record JoinCaseAnswer(Guid Id, string Number, string FollowToken);

/// <summary>Me too (我也遇到): another reporter of the same thing, with or without an account.</summary>
internal static class JoinCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapPost("/{id:guid}/me-too", Handle).WithName(nameof(JoinCase))
        .AllowAnonymous().RequireRateLimiting(CasesModule.ReportLimit)
        .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<JoinCaseAnswer>, ProblemHttpResult>> Handle(
        Guid id, JoinCaseRequest request, SignedIn? by, CaseSteps steps, Seal seal)
    {
        if (request.ReporterPhone is { } phone && !Phones.IsValid(phone))
        {
            return CaseProblems.PhoneNotValid.Answer();
        }

        if (by is null && request is { Anonymous: false, ReporterPhone: null })
        {
            return CaseProblems.ContactNeeded.Answer();
        }

        var joins = Contacts.Seal(seal, new CaseReporter(Guid.CreateVersion7(), by?.Actor.AccountId, request.Anonymous), request.ReporterName, request.ReporterPhone);
        var outcome = await steps.Join(id, by, new CaseCommand.MeToo(joins.Reporter, request.Words), joins);
        return outcome.Result is Ok<StepAnswer> { Value: { } taken }
            ? TypedResults.Ok(new JoinCaseAnswer(taken.Id, taken.Number, joins.FollowToken))
            : (ProblemHttpResult)outcome.Result;
    }
}
