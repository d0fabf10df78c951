using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Weft.Server.Http;

namespace Weft.Server.Access;

/// <summary>A refused sign-in answers with a problem, in the API's own words; nobody is sent to a sign-in page.</summary>
internal sealed class ProblemsInsteadOfChallenges : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        authorizeResult switch
        {
            { Challenged: true } => RequestProblems.SignInFirst.Answer().ExecuteAsync(context),
            { Forbidden: true } => RequestProblems.NotAllowed.Answer().ExecuteAsync(context),
            _ => next(context),
        };
}
