using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Server.Http;

namespace Weft.Server.Access;

/// <summary>Says who is signed in, as what and where.</summary>
internal static class GetMe
{
    public static void Map(IEndpointRouteBuilder session) => session.MapGet("", Handle).WithName(nameof(GetMe)).AllowBeforeSetUp();

    private static async Task<Ok<MeAnswer>> Handle(SignedIn by, Me me) => TypedResults.Ok(await me.Of(by.Actor));
}
