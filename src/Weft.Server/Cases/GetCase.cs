using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Server.Http;

namespace Weft.Server.Cases;

/// <summary>One case with its clocks, its people and what the reader may do now.</summary>
internal static class GetCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapGet("/{id:guid}", Handle).WithName(nameof(GetCase));

    private static async Task<Results<Ok<CaseAnswer>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, CaseStore store, CaseGround ground, HttpContext http, CancellationToken ct)
    {
        if (await store.Find(id, ct) is not { } record || !CaseScope.Of(by.Actor).Sees(record.File))
        {
            return CaseProblems.NotFound.Answer();
        }

        http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{record.Book.Length}\"");
        return TypedResults.Ok(CaseAnswer.Of(record, ground, ground.Actor(by.Actor), store.Now));
    }
}
