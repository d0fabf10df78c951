using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Server.Http;

namespace Weft.Server.Access;

/// <summary>Shows one account with the roles it holds and held.</summary>
internal static class GetAccount
{
    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapGet("/{id:guid}", Handle).WithName(nameof(GetAccount)).For(Role.Administrator);

    private static async Task<Results<Ok<AccountAnswer>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, AccountScope scope, AccountAnswers answers, HttpContext http, CancellationToken ct)
    {
        if (await scope.Find(id, by.Actor, ct) is not { } found)
        {
            return RequestProblems.NotFound.Answer();
        }

        Etag.Set(http, found.Account.Version);
        return TypedResults.Ok(answers.Of(found.Account, found.Assignments));
    }
}
